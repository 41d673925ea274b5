"""Template tags that show records: marked words, explained terms, dates."""

import calendar
from collections.abc import Iterable, Mapping

from django import template
from django.forms import Form
from django.template import RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString

from glossary.explanations import explain, first_uses
from records import rows
from records.models import Record
from search.highlights import highlight
from search.query import Query
from sources.models import DateBasis, DatedModel

register = template.Library()
MONTHS = set(calendar.month_name)
DATE = ("edtf", "precision", "display", "basis", "reasoning")


@register.simple_tag
def highlighted(text: str, query: Query | None = None) -> SafeString:
    """Return ``text`` with the words that ``query`` matches in ``<mark>``."""
    return highlight(text, query)


@register.simple_tag(takes_context=True)
def explained(
    context: RequestContext, text: str, query: Query | None = None, *, linked: bool = False
) -> SafeString:
    """Return ``text`` with matching words marked and the glossary's new terms explained.

    If ``linked``, a term links to the glossary. Lists would have too many links, so there only
    acronyms are explained. The text itself stays as it is.
    """
    return explain(text, query, first_uses(context.request), linked=linked)


@register.inclusion_tag("components/words.html", takes_context=True)
def words(
    context: RequestContext, record: Record, query: Query | None = None, *, linked: bool = False
) -> dict[str, object]:
    """Show the words of ``record`` with the labels of their voices and with terms explained."""
    said = rows.words(record, query, first_uses(context.request), linked=linked)
    return {"words": list(said), "source_address": record.source_address}


@register.simple_tag
def linked_words(pieces: Iterable[rows.Piece]) -> SafeString:
    """Return words as HTML, each piece a link to the record that rests on it.

    A template would add white space after them, which would break the line before the refs.
    """
    return SafeString("".join(map(_linked, pieces)))


def _linked(piece: rows.Piece) -> SafeString:
    if not piece.address:
        return piece.text
    return format_html('<a href="{}">{}</a>', piece.address, piece.text)


@register.inclusion_tag("components/rows.html", takes_context=True)
def record_rows(
    context: RequestContext,
    records: Iterable[Record],
    query: Query | None = None,
    *,
    headed: bool = True,
    show_kind: bool = False,
    show_later: bool = False,
) -> dict[str, object]:
    """Show ``records`` in rows, with the sentences that several rest on once.

    If ``show_later``, they are actions, and rows link to what later sources say.
    """
    uses = first_uses(context.request)
    groups = rows.row_groups(records, query, uses, headed=headed, show_kind=show_kind)
    return {"groups": groups, "anchors": True, "show_later": show_later, "request": context.request}


@register.inclusion_tag("components/rows.html", takes_context=True)
def rows_under(
    context: RequestContext,
    said: rows.Said | None,
    records: Iterable[Record],
    *,
    titles: bool = False,
    anchors: bool = True,
    show_later: bool = False,
) -> dict[str, object]:
    """Show ``records`` in rows below a heading that says ``said`` of most of them.

    Without ``titles``, refs stand at the end of the words, and titles are left out. A page that
    shows a record in several rows has no ``anchors`` on them. What the page searched for is marked.
    """
    query = context.get("found")
    found = rows.rows_under(said, records, query, first_uses(context.request))
    return {
        "groups": [rows.RowGroup(None, None, found)],
        "compact": not titles,
        "anchors": anchors,
        "show_later": show_later,
        "request": context.request,
    }


@register.inclusion_tag("components/facts.html")
def facts(record: Record) -> dict[str, list[rows.Fact]]:
    """Show the facts that only records of this kind have."""
    return {"facts": rows.facts(record)}


@register.inclusion_tag("components/facts.html")
def about(record: Record) -> dict[str, list[rows.Fact]]:
    """Show which inspection ``record`` is about."""
    return {"facts": rows.about(record)}


@register.inclusion_tag("components/date.html")
def dated(of: DatedModel | Mapping[str, str] | None, *, reasoning: bool = False) -> dict[str, str]:
    """Show the date of a record, source or office, or one that an inspection stores as JSON.

    Its reasoning is shown only if ``reasoning`` is true.
    """
    if isinstance(of, DatedModel):
        of = {name: getattr(of, f"date_{name}") for name in DATE}
    return {name: of[name] for name in DATE if reasoning or name != "reasoning"} if of else {}


@register.filter
def lower_first(text: str) -> str:
    """Return ``text`` as it stands inside a sentence: “between May …”, but “July 2021”."""
    first = text.split(maxsplit=1)[0] if text else ""
    return text if first in MONTHS else f"{text[:1].lower()}{text[1:]}"


@register.filter
def basis_in_words(basis: str) -> str:
    """Return how a date is known: “stated in the text”."""
    return str(DateBasis(basis).label)


@register.filter
def named(name: str, form: Form) -> str:
    """Return the label of the field ``name`` of ``form``, or the name itself."""
    return str(form.fields[name].label) if name in form.fields else name
