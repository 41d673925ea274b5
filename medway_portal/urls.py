"""All addresses. The pages that span apps come first; each app has its own below."""

from django.contrib.sitemaps.views import sitemap
from django.urls import include, path

from medway_portal.pages import answers, briefing, data, editorial, service, short_addresses, themes
from medway_portal.pages.changes import changes
from medway_portal.pages.findings import FindingListView
from medway_portal.pages.gaps import gaps
from medway_portal.pages.home import home
from medway_portal.pages.inspection import InspectionActionsView, InspectionView
from medway_portal.pages.search import SearchView
from medway_portal.pages.sitemap import PortalSitemap
from sources import urls as sources_urls  # registers the converters that the others use
from sources.parameters import takes

handler404 = "medway_portal.pages.short_addresses.page_not_found"
handler500 = "medway_portal.pages.service.failed"

urlpatterns = [
    path("", include(sources_urls)),
    path("", home, name="home"),
    path("inspections/<ref:ref>/", InspectionView.as_view(), name="inspection"),
    path("inspections/<ref:ref>.<json:form>", InspectionView.as_view(), name="inspection-data"),
    path(
        "inspections/<ref:ref>/actions/",
        InspectionActionsView.as_view(),
        name="inspection-actions",
    ),
    path("findings/", FindingListView.as_view(), name="findings"),
    path("findings.<form:form>", FindingListView.as_view(), name="findings-data"),
    path("questions/<slug:slug>/", answers.answer, name="answer"),
    path("go/", short_addresses.go, name="go"),
    path("search/", SearchView.as_view(), name="search"),
    path("search.<form:form>", SearchView.as_view(), name="search-data"),
    path("themes/", themes.theme_list, name="themes"),
    path("themes/<slug:slug>/", themes.theme_detail, name="theme"),
    path("briefing/", briefing.page, name="briefing"),
    path("briefing.md", briefing.as_markdown, name="briefing-markdown"),
    path("briefing.docx", briefing.as_word, name="briefing-word"),
    path("glossary/", editorial.glossary, name="glossary"),
    *(path(at, editorial.show, {"name": name}, name=name) for at, name in editorial.PAGES.items()),
    path("about/gaps/", gaps, name="gaps"),
    path("about/changes/", changes, name="changes"),
    path("healthz", service.health, name="health"),
    path("robots.txt", service.robots, name="robots"),
    path("favicon.ico", service.icon, name="icon"),
    path("opensearch.xml", service.opensearch, name="opensearch"),
    path(
        "sitemap.xml",
        takes("p")(sitemap),
        {"sitemaps": {"pages": PortalSitemap}},
        name="sitemap",
    ),
    path("data/", data.overview, name="data"),
    path("data/<path:name>", data.file, name="data-file"),
    path("", include("inspections.urls")),
    path("", include("statements.urls")),
    path("<ref:ref>", short_addresses.short_address, name="short"),
]
