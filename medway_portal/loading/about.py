"""The rules of record.yaml, which holds what pages say about the record as a whole."""

from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from medway_portal.loading.drafts import Drafts
from medway_portal.loading.problems import Place, Problems, choice
from medway_portal.loading.reader import RECORD, Entry


def check_about(drafts: Drafts, problems: Problems) -> None:
    """Report a missing name, pages that do not exist, and unknown refs and terms."""
    if "record" in drafts.unread:
        return
    if not drafts.lists["record"]:
        problems.add(Place(RECORD), "nothing says what this record is; add “record:” with its name")
    for entry in drafts.lists["record"][1:]:
        problems.add(entry.place, f"“record” stands in {RECORD} already; keep it there only")
    for entry in drafts.lists["record"]:
        for question in entry.fields.get("questions", []):
            _check_page(entry, question["page"], problems)
        if not drafts.unread:
            _check_refs(entry, drafts, problems)
            _check_terms(entry, drafts, problems)


def _check_page(entry: Entry, page: str, problems: Problems) -> None:
    try:
        resolve(urlsplit(page).path)
    except (Resolver404, ValueError):  # ValueError: brackets that no address has
        problems.add(entry.at("questions"), f"there is no page {page}; correct the address")


def _check_refs(entry: Entry, drafts: Drafts, problems: Problems) -> None:
    fields = entry.fields
    named = {
        "questions": [ref for each in fields.get("questions", []) for ref in each["shows"]],
        "comparisons": [ref for pair in fields.get("comparisons", []) for ref in pair],
        "example_pack": fields.get("example_pack", []),
    }
    known = {*drafts.live_refs(), *drafts.unreadable}
    for field, refs in named.items():
        for ref in refs:
            if ref not in known:
                problems.add(entry.at(field), f"there is no record {ref}; correct the ref")


def _check_terms(entry: Entry, drafts: Drafts, problems: Problems) -> None:
    terms = drafts.slugs("terms")
    for slug in entry.fields.get("not_explained", []):
        if slug not in terms:
            problems.add(
                entry.at("not_explained"),
                f"the glossary has no term “{slug}”; {choice(slug, terms)}",
            )
