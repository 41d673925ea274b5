"""Addresses of the source texts."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from sources import views
from sources.parameters import takes
from sources.refs import CANONICAL


class RefConverter(StringConverter):
    """A permanent ref: a letter and a number without leading zeros."""

    regex = CANONICAL


class FormConverter(StringConverter):
    """The form of a list that is not a page."""

    regex = "json|csv|atom"


class JsonConverter(StringConverter):
    """The form of a record that is not a page."""

    regex = "json"


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
