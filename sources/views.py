"""The source texts, whole, with every passage marked in its place."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import patch_cache_control

from sources.annotated import annotated
from sources.annotations import MEDIA_TYPE, annotations
from sources.answers import csv_answer, json_answer, picked
from sources.feeds import FeedEntry, atom_answer
from sources.json_ld import of_source
from sources.models import Edition, Passage, RetiredRef, Source
from sources.refs import ref_of
from sources.withholding import shown


def source_list(request: HttpRequest, form: str = "html") -> HttpResponse:
    """All sources: what each is, and how far it tells what inspectors said."""
    sources = Source.objects.all()
    edition = Edition.current()
    rows = [described(source, edition) for source in sources]
    if form == "json":
        return json_answer({"count": len(rows), "results": rows, "version": edition.version})
    if form == "csv":
        return csv_answer(rows, ["ref"], "sources")
    if form == "atom":
        return atom_answer("Sources", reverse("sources"), request.GET, map(_entry, sources))
    return render(request, "sources/source_list.html", {"sources": sources})


def source_detail(request: HttpRequest, ref: str, form: str = "html") -> HttpResponse:
    """One source. ``?highlight=F12`` marks the passages of that record apart."""
    source = get_object_or_404(Source, ref=ref)
    if form == "json":
        return json_answer(_whole(source, Edition.current()))
    # PostgreSQL takes no NUL, not even to look for it.
    target = request.GET.get("highlight", "").replace("\0", "")
    target = ref_of(target) or target
    merged = RetiredRef.objects.named([target]).first()
    target = (merged and merged.merged_into) or target
    context = {"source": source, "paragraphs": annotated(source, target), "target": target}
    context["json_ld"] = of_source(source)
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
        return json_answer({"error": "not shown whole", "reason": reason}, status=404)
    return HttpResponse(source.text, content_type="text/plain; charset=utf-8")


def source_annotations(request: HttpRequest, ref: str) -> HttpResponse:
    """Every passage in evidence as a Web Annotation."""
    source = get_object_or_404(Source, ref=ref)
    return json_answer(annotations(source), content_type=MEDIA_TYPE)


def _entry(source: Source) -> FeedEntry:
    return FeedEntry(
        ref=source.ref,
        title=source.title,
        path=source.get_absolute_url(),
        author=source.publisher if source.publisher_basis == "stated" else Edition.current().name,
        summary=f"{source.get_kind_display()}, {source.date_display}. {source.reliability}",
    )


def described(source: Source, edition: Edition) -> dict[str, Any]:
    """Return what there is to say of the source, without its text and passages."""
    changed = edition.changed(source.ref)
    return {
        "ref": source.ref,
        "url": source.get_absolute_url(),
        **picked(source, "title printed_title kind carrier publisher publisher_basis"),
        "date": source.date_display,
        **picked(source, "date_edtf date_basis date_reasoning"),
        **picked(source, "rights_holder licence show file sha256 reliability"),
        "changed": changed and changed.isoformat(),
    }


def _whole(source: Source, edition: Edition) -> dict[str, Any]:
    """Return the source with its passages, and its text where it may be shown whole.

    Offsets count code points of the text as held; what is withheld is blanked there, so that
    they do not move.
    """
    passages = source.passages.with_records()
    text = {"text": source.text} if source.show == Source.Show.WHOLE else {}
    return {
        **described(source, edition),
        **text,
        "passages": [_passage(passage) for passage in passages if passage.records.all()],
        "version": edition.version,
    }


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        **picked(passage, "start end"),
        "exact": shown(passage.exact),
        **picked(passage, "paragraph last_paragraph sentence voice voice_label"),
        "records": [record.ref for record in passage.records.all()],
    }
