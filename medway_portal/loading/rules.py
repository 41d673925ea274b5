"""The rules of the record: voices, coverage, dates, grades, and links between records."""

from collections.abc import Collection, Iterator
from typing import Any

from medway_portal.loading import ledger
from medway_portal.loading.about import check_about
from medway_portal.loading.changelog import check_changes
from medway_portal.loading.coverage import (
    check_clauses,
    check_coverage,
    check_voices,
    check_withheld,
)
from medway_portal.loading.drafts import Draft, Drafts
from medway_portal.loading.plots import check_plots
from medway_portal.loading.printed import check_printed
from medway_portal.loading.problems import Place, Problems, choice
from medway_portal.loading.reader import Entry
from sources import dates
from sources.voices import OFSTED

# Fields that name something, what it is called, and the list that has it.
NAMES = {
    "themes": ("theme", "themes"),
    "framework": ("framework", "frameworks"),
    "speaker": ("person", "people"),
    "said_by": ("person", "people"),
    "inspection": ("inspection", "inspections"),
    "responds_to": ("inspection", "inspections"),
}


def check_rules(drafts: Drafts, problems: Problems) -> None:
    """Report every broken rule to ``problems``."""
    _check_slugs(drafts, problems)
    _check_dates(drafts, problems)
    _check_grades(drafts, problems)
    check_voices(drafts, problems)
    check_clauses(drafts, problems)
    check_withheld(drafts, problems)
    check_changes(drafts, problems)
    check_plots(drafts, problems)
    check_about(drafts, problems)
    check_printed(drafts, problems)
    _check_known_names(drafts, problems)
    if not drafts.unread:
        # An unreadable entry may hold what a link seems to miss.
        _check_links(drafts, problems)
        check_coverage(drafts, problems)
        live = {ref: draft.entry.at("ref") for ref, draft in drafts.sources.items()}
        live |= {ref: draft.entry.at("ref") for ref, draft in drafts.records.items()}
        live |= {ref: Place(ledger.FILE) for ref in drafts.unreadable}
        ledger.check(drafts.published, live, problems)


def _check_known_names(drafts: Drafts, problems: Problems) -> None:
    for field, (what, where) in NAMES.items():
        if where in drafts.unread:
            continue
        names: Collection[str] = drafts.slugs(where)
        if where == "inspections":
            names = [draft.ref for draft in drafts.of_kind("inspection")]
        for draft in drafts.records.values():
            value = draft.get(field, [])
            for name in value if isinstance(value, list) else [value]:
                if name not in names:
                    problems.add(
                        draft.entry.at(field), f"there is no {what} “{name}”; {choice(name, names)}"
                    )


def _check_slugs(drafts: Drafts, problems: Problems) -> None:
    for name in ("themes", "frameworks", "people", "terms", "plots"):
        seen: set[str] = set()
        for entry in drafts.lists[name]:
            if entry.fields["slug"] in seen:
                problems.add(entry.at("slug"), "this slug is used twice; change one of them")
            seen.add(entry.fields["slug"])


def _dated(drafts: Drafts) -> Iterator[tuple[Entry, str, Any]]:
    entries = [source.entry for source in drafts.sources.values()]
    entries += [record.entry for record in drafts.records.values()]
    for entry in entries:
        for field in ("date", "as_at", "fieldwork", "published"):
            if isinstance(entry.fields.get(field), dict):
                yield entry, field, entry.fields[field]
    people = drafts.slugs("people")
    for slug, office, _ in drafts.offices:
        yield people[slug], "offices", office["seen"]


def _check_dates(drafts: Drafts, problems: Problems) -> None:
    for entry, field, date in _dated(drafts):
        try:
            dates.read(date["edtf"])
        except ValueError as error:
            problems.add(entry.at(field), str(error))
        if date["basis"] != "stated" and not date.get("reasoning"):
            problems.add(
                entry.at(field),
                f"the date is {date['basis']} and nothing says how; add “reasoning”",
            )
    for draft in drafts.of_kind("inspection"):
        if not draft.get(draft.get("date")):
            problems.add(
                draft.entry.at("date"), f"“{draft.get('date')}” has no date; name the other"
            )


def _check_grades(drafts: Drafts, problems: Problems) -> None:
    frameworks = drafts.slugs("frameworks")
    for draft in drafts.of_kind("rating"):
        inspection = drafts.records.get(draft.get("inspection"))
        framework = frameworks.get(inspection.get("framework")) if inspection else None
        if framework is None:
            continue
        scale = [grade["value"] for grade in framework.fields["grades"]]
        if draft.get("grade_value") not in scale:
            problems.add(
                draft.entry.at("grade_value"),
                f"“{draft.get('grade_value')}” is no grade of “{framework.fields['name']}”; "
                + (f"choose one of {', '.join(scale)}" if scale else "it gives no grades"),
            )


def _check_links(drafts: Drafts, problems: Problems) -> None:
    for draft in drafts.of_kind("action"):
        _check_action(draft, drafts, problems)
    for entry in [*drafts.lists["read_together"], *drafts.lists["shown_together"]]:
        for ref in entry.fields["records"]:
            if ref not in drafts.records:
                problems.add(entry.at("records"), f"there is no record {ref}; correct the ref")
    for draft in drafts.of_kind("inspection"):
        for name in [*draft.get("links", []), *draft.get("also_called", [])]:
            if name["source"] not in drafts.sources:
                known = ", ".join(drafts.sources)
                problems.add(
                    draft.entry.place,
                    f"there is no source “{name['source']}”; choose one of {known}",
                )


def _check_action(draft: Draft, drafts: Drafts, problems: Problems) -> None:
    span = span_of(draft, drafts)
    inspection = drafts.records.get(draft.get("responds_to"))
    if inspection and _is_before(span, span_of(inspection, drafts)):
        problems.add(
            draft.entry.at("responds_to"),
            f"the action came before {inspection.ref}, so it does not respond to it; "
            "delete the line",
        )
    named = [item["record"] for item in draft.get("follow_ups", [])]
    for ref in {ref for ref in named if named.count(ref) > 1}:
        problems.add(draft.entry.at("follow_ups"), f"{ref} stands here twice; keep it once")
    for item in draft.get("follow_ups", []):
        later = drafts.records.get(item["record"])
        if later is None:
            problems.add(
                draft.entry.at("follow_ups"),
                f"there is no record {item['record']}; correct the ref",
            )
        elif _is_before(span_of(later, drafts), span):
            problems.add(
                draft.entry.at("follow_ups"),
                f"{later.ref} is earlier than the action; take it away",
            )
        elif {p.source for p in later.passages} & {p.source for p in draft.passages}:
            problems.add(
                draft.entry.at("follow_ups"),
                f"{later.ref} rests on the same text as the action, so it is not later; "
                "take it away",
            )


def span_of(draft: Draft, drafts: Drafts) -> dates.DateSpan | None:
    """Return the dates between which ``draft`` was said or happened, or ``None``."""
    date = date_of(draft, drafts)
    try:
        return dates.read(date["edtf"]) if date else None
    except ValueError:
        return None


def date_of(draft: Draft, drafts: Drafts) -> dict[str, Any] | None:
    """Return the date of a record: its own, that of its inspection, or that of its source."""
    if draft.kind == "inspection":
        return draft.get(draft.get("date")) or None
    own = draft.get("as_at") or draft.get("date")
    if own:
        return dict(own)
    # A finding has the date of its inspection, even if a later source tells of it.
    found = draft.kind in ("finding", "rating") or draft.get("voice") in OFSTED
    if found and draft.get("inspection") in drafts.records:
        return date_of(drafts.records[draft.get("inspection")], drafts)
    if draft.passages:
        return dict(drafts.sources[draft.passages[0].source].entry.fields["date"])
    return None


def _is_before(one: dates.DateSpan | None, other: dates.DateSpan | None) -> bool:
    """Tell whether ``one`` ended before ``other`` began, as far as both are known."""
    return bool(one and other and one.latest and other.earliest and one.latest < other.earliest)
