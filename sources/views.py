"""The source texts, whole, with every passage marked in its place."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import patch_cache_control

from sources.annotated_text import annotated_paragraphs
from sources.feeds import FeedEntry, atom_response
from sources.models import Edition, RetiredRef, Source
from sources.refs import ref_of
from sources.responses import csv_response, json_response
from sources.serializers import serialize_source, serialize_whole_source, source_as_schema_org
from sources.web_annotations import MEDIA_TYPE, annotations


def source_list(request: HttpRequest, form: str = "html") -> HttpResponse:
    """All sources: what each is, and how far it tells what inspectors said."""
    sources = Source.objects.all()
    edition = Edition.current()
    rows = [serialize_source(source, edition) for source in sources]
    if form == "json":
        return json_response({"count": len(rows), "results": rows, "version": edition.version})
    if form == "csv":
        return csv_response(rows, ["ref"], "sources")
    if form == "atom":
        return atom_response("Sources", reverse("sources"), request.GET, map(_feed_entry, sources))
    return render(request, "sources/source_list.html", {"sources": sources})


def source_detail(request: HttpRequest, ref: str, form: str = "html") -> HttpResponse:
    """One source. ``?highlight=F12`` marks the passages of that record apart."""
    source = get_object_or_404(Source, ref=ref)
    if form == "json":
        return json_response(serialize_whole_source(source, Edition.current()))
    # PostgreSQL takes no NUL, not even to look for it.
    target = request.GET.get("highlight", "").replace("\0", "")
    target = ref_of(target) or target
    merged = RetiredRef.objects.with_refs([target]).first()
    target = (merged and merged.merged_into) or target
    context = {
        "source": source,
        "paragraphs": annotated_paragraphs(source, target),
        "target": target,
    }
    context["json_ld"] = source_as_schema_org(source)
    context["found"] = source.passages.of_record(target).exists() if target else False
    response = render(request, "sources/source_detail.html", context)
    if target and not context["found"]:
        patch_cache_control(response, no_store=True)
    return response


def source_text(request: HttpRequest, ref: str) -> HttpResponse:
    """The text that offsets count in; what is withheld is blanked."""
    source = get_object_or_404(Source, ref=ref)
    if source.show == Source.Show.PASSAGES:
        reason = "Only the passages in evidence of this source are shown, not its whole text."
        return json_response({"error": "not shown whole", "reason": reason}, status=404)
    return HttpResponse(source.text, content_type="text/plain; charset=utf-8")


def source_annotations(request: HttpRequest, ref: str) -> HttpResponse:
    """Every passage in evidence as a Web Annotation."""
    source = get_object_or_404(Source, ref=ref)
    return json_response(annotations(source), content_type=MEDIA_TYPE)


def _feed_entry(source: Source) -> FeedEntry:
    return FeedEntry(
        ref=source.ref,
        title=source.title,
        path=source.get_absolute_url(),
        author=source.publisher if source.publisher_basis == "stated" else Edition.current().name,
        summary=f"{source.get_kind_display()}, {source.date_display}. {source.reliability}",
    )
