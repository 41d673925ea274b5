"""The change log of the record, and where retired refs lead."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from medway_portal.pages.editorial import editorial_page
from records.models import Record
from sources.models import Change, RetiredRef, Source

# Sections after the editors' text, which says what happens to a reported mistake.
MORE = [("log", "The log"), ("retired", "Refs that have moved or were withdrawn")]


def changes(request: HttpRequest) -> HttpResponse:
    """The corrections policy, the log of changes, and the refs that were retired."""
    text = editorial_page("changes")
    context = {
        "page": text,
        "contents": [*text.contents, *MORE],
        "changes": Change.objects.all(),
        "retired": _retired(),
    }
    return render(request, "changes.html", context)


def _retired() -> list[tuple[RetiredRef, Record | Source | None]]:
    """Return every retired ref, and what it was merged into."""
    found = sorted(RetiredRef.objects.all(), key=lambda each: (each.ref[0], int(each.ref[1:])))
    targets = [each.merged_into for each in found if each.merged_into]
    successors: dict[str, Record | Source] = {
        **Record.objects.in_bulk(targets, field_name="ref"),
        **Source.objects.in_bulk(targets, field_name="ref"),
    }
    return [(each, successors.get(each.merged_into)) for each in found]
