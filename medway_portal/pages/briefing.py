"""The briefing pack: as a page to read, change and print, as Markdown, and as a Word document."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control

from medway_portal.briefing.builder import build_pack
from medway_portal.briefing.markdown import markdown
from medway_portal.briefing.pack import Pack
from medway_portal.briefing.selection import (
    CHOOSE,
    MOST_RECORDS,
    Selection,
    address_with,
    pack_in_address,
    refs_of,
    select,
)
from sources.models import Edition
from sources.parameters import ANY, PACK_PARAMETER, takes
from sources.responses import json_response

MARKDOWN = "text/markdown; charset=utf-8"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NOTHING = "Name at least one record, such as ref=F12."
LISTS = ("findings", "quotes", "actions", "figures", "ratings", "inspections", "timeline", "search")


@takes(ANY)
def page(request: HttpRequest) -> HttpResponse:
    """The pack with links and a form to change it or, without a record, how to make one.

    The form of a list sends its filters too. A redirect drops them, as they are no part of a pack.
    """
    if PACK_PARAMETER in request.GET:
        sent = [*request.GET.getlist("ref"), *request.GET.getlist(PACK_PARAMETER)]
        return HttpResponsePermanentRedirect(address_with(request.path, "ref", refs_of(sent)))
    chosen = pack_in_address(request)
    refs = chosen.refs
    example = Selection(tuple(Edition.current().about.get("example_pack", ())))
    context = {
        "chosen": chosen,
        "unknown": _unknown(request),
        "most": MOST_RECORDS,
        "lists": [
            (name, address_with(reverse(name), PACK_PARAMETER, (CHOOSE, *refs))) for name in LISTS
        ],
        "example": example.address if example.refs else "",
        "markdown": address_with(reverse("briefing-markdown"), "ref", refs),
        "word": address_with(reverse("briefing-word"), "ref", refs),
        "briefing": build_pack(chosen, Edition.current()) if refs else None,
    }
    response = render(request, "briefing.html", context)
    if context["unknown"] or chosen.problems:  # caches would fill up with wrong addresses
        patch_cache_control(response, no_store=True)
    return response


@takes(ANY)
def as_markdown(request: HttpRequest) -> HttpResponse:
    """The pack as Markdown."""
    return _file(request, lambda pack: markdown(pack).encode(), MARKDOWN, "inline", "md")


@takes(ANY)
def as_word(request: HttpRequest) -> HttpResponse:
    """The pack as a Word document."""
    # The library is large and seldom needed, so it is imported only here.
    from medway_portal.briefing.word import word  # noqa: PLC0415

    return _file(request, word, WORD, "attachment", "docx")


def _file(
    request: HttpRequest, form: Callable[[Pack], bytes], kind: str, use: str, ending: str
) -> HttpResponse:
    """Return the pack as a file, or the errors of the query by field."""
    chosen = select(request.GET.getlist("ref"))
    wrong = {
        "query": _unknown(request),
        "ref": list(chosen.problems) or ([] if chosen.refs else [NOTHING]),
    }
    if any(wrong.values()):
        fields = {name: reasons for name, reasons in wrong.items() if reasons}
        return json_response(
            {"error": "The query was not understood.", "fields": fields}, status=400
        )
    if chosen.merged:
        return HttpResponsePermanentRedirect(address_with(request.path, "ref", chosen.refs))
    name = f'{use}; filename="{Pack.file}.{ending}"'
    pack = build_pack(chosen, Edition.current())
    return HttpResponse(form(pack), content_type=kind, headers={"Content-Disposition": name})


def _unknown(request: HttpRequest) -> list[str]:
    """Return an error message for each unknown parameter."""
    names = (name for name in request.GET if name != "ref")
    return [f"“{name[:50]}” is not part of this address. Use ref." for name in names]
