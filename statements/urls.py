"""Addresses of quotes, actions and figures."""

from django.urls import path

from statements import views

urlpatterns = [
    path("quotes/", views.QuoteListView.as_view(), name="quotes"),
    path("quotes.<form:form>", views.QuoteListView.as_view(), name="quotes-data"),
    path("quotes/<ref:ref>/", views.QuoteView.as_view(), name="quote"),
    path("quotes/<ref:ref>.<json:form>", views.QuoteView.as_view(), name="quote-data"),
    path("actions/", views.ActionListView.as_view(), name="actions"),
    path("actions.<form:form>", views.ActionListView.as_view(), name="actions-data"),
    path("actions/<ref:ref>/", views.ActionView.as_view(), name="action"),
    path("actions/<ref:ref>.<json:form>", views.ActionView.as_view(), name="action-data"),
    path("figures/", views.FigureListView.as_view(), name="figures"),
    path("figures.<form:form>", views.FigureListView.as_view(), name="figures-data"),
    path("figures/<ref:ref>/", views.FigureView.as_view(), name="figure"),
    path("figures/<ref:ref>.<json:form>", views.FigureView.as_view(), name="figure-data"),
]
