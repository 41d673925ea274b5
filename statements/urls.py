"""Addresses of quotes, actions, figures and people."""

from django.urls import path

from statements import views

urlpatterns = [
    path("quotes/", views.QuoteListView.as_view(), name="quotes"),
    path("quotes.<form:form>", views.QuoteListView.as_view(), name="quotes-data"),
    path("quotes/<ref:ref>/", views.QuoteView.as_view(), name="quote"),
    path("quotes/<ref:ref>.<json:form>", views.QuoteView.as_view(), name="quote-data"),
    path("actions/", views.ActionListView.as_view(), name="actions"),
    path("actions.<form:form>", views.ActionListView.as_view(), name="actions-data"),
    path("actions/what-came-next/", views.WhatCameNextView.as_view(), name="what-came-next"),
    path("actions/<ref:ref>/", views.ActionView.as_view(), name="action"),
    path("actions/<ref:ref>.<json:form>", views.ActionView.as_view(), name="action-data"),
    path("figures/", views.FigureListView.as_view(), name="figures"),
    path("figures.<form:form>", views.FigureListView.as_view(), name="figures-data"),
    path("figures/<ref:ref>/", views.FigureView.as_view(), name="figure"),
    path("figures/<ref:ref>.<json:form>", views.FigureView.as_view(), name="figure-data"),
    path("people/", views.person_list, name="people"),
    path("people.<form:form>", views.person_list, name="people-data"),
    path("people/<slug:slug>/", views.person_detail, name="person"),
    path("people/<slug:slug>.<json:form>", views.person_detail, name="person-data"),
]
