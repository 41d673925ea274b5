"""Addresses of inspections, ratings, findings and the timeline."""

from django.urls import path

from inspections import views
from inspections.views import CompareView
from sources.parameters import ANY, takes

urlpatterns = [
    path("timeline/", views.TimelineView.as_view(), name="timeline"),
    path("timeline.<form:form>", views.TimelineView.as_view(), name="timeline-data"),
    path("timeline/<ref:ref>/", views.EventView.as_view(), name="event"),
    path("timeline/<ref:ref>.<json:form>", views.EventView.as_view(), name="event-data"),
    path("inspections/", views.InspectionListView.as_view(), name="inspections"),
    path("inspections.<form:form>", views.InspectionListView.as_view(), name="inspections-data"),
    path("ratings/", views.RatingListView.as_view(), name="ratings"),
    path("ratings.<form:form>", views.RatingListView.as_view(), name="ratings-data"),
    path("ratings/<ref:ref>/", views.RatingView.as_view(), name="rating"),
    path("ratings/<ref:ref>.<json:form>", views.RatingView.as_view(), name="rating-data"),
    path("findings/<ref:ref>/", views.FindingView.as_view(), name="finding"),
    path("findings/<ref:ref>.<json:form>", views.FindingView.as_view(), name="finding-data"),
    path("compare/", takes(ANY)(CompareView.as_view()), name="compare"),
]
