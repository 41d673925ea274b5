"""All addresses. The pages that span apps come first; each app has its own below."""

from django.urls import include, path

from medway_portal import pages
from sources import urls as sources_urls  # registers the converters that the others use

handler404 = "medway_portal.pages.not_found"

urlpatterns = [
    path("", include(sources_urls)),
    path("", pages.home, name="home"),
    path("inspections/<ref:ref>/", pages.InspectionView.as_view(), name="inspection"),
    path(
        "inspections/<ref:ref>.<json:form>", pages.InspectionView.as_view(), name="inspection-data"
    ),
    path("search/", pages.SearchView.as_view(), name="search"),
    path("search.<form:form>", pages.SearchView.as_view(), name="search-data"),
    path("glossary/", pages.glossary, name="glossary"),
    path("about/", pages.about, name="about"),
    path("healthz", pages.health, name="health"),
    path("robots.txt", pages.robots, name="robots"),
    path("", include("inspections.urls")),
    path("", include("statements.urls")),
    path("<ref:ref>", pages.short_address, name="short"),
]
