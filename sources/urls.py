"""Addresses of the source texts."""

from django.urls import path, register_converter

from sources import views
from sources.answers import takes
from sources.converters import FormConverter, JsonConverter, RefConverter

register_converter(RefConverter, "ref")
register_converter(FormConverter, "form")
register_converter(JsonConverter, "json")

urlpatterns = [
    path("sources/", views.source_list, name="sources"),
    path("sources.<form:form>", views.source_list, name="sources-data"),
    path("sources/<ref:ref>/", takes("highlight")(views.source_detail), name="source"),
    path("sources/<ref:ref>.<json:form>", views.source_detail, name="source-data"),
    path("sources/<ref:ref>.txt", views.source_text, name="source-text"),
    path(
        "sources/<ref:ref>/annotations.jsonld",
        views.source_annotations,
        name="source-annotations",
    ),
]
