"""Finds people by their names and by the offices that the texts print for them."""

import re
from collections.abc import Sequence

from search.highlights import match_ranges
from search.lexicon import Run
from search.query import Clause, Query
from sources.editions import cached_per_edition
from statements.models import Office, Person

# What an office is of, or for, stands after these words: “Director of …”, “lead member for …”.
SCOPE = re.compile(r",| (?:of|for|at) ")


@cached_per_edition
def all_people() -> list[Person]:
    """Return the people whom the texts name, in the order of the record, with their offices."""
    return list(Person.objects.for_pages().filter(kind=Person.Kind.PERSON).order_by("position"))


def people_matching(query: Query) -> list[Person]:
    """Return the people whom all words of ``query`` match, in the order of the record."""
    return [person for person in all_people() if _matches(query, person)]


def _matches(query: Query, person: Person) -> bool:
    """Tell whether a name with one of its offices, as printed, matches.

    One of the words must be of the name, or begin in the office before what it is of: a search
    for *children* does not find everybody whose office is for children.
    """
    offices: Sequence[Office | None] = list(person.offices.all()) or [None]
    return any(_matches_office(query, person, office) for office in offices)


def _matches_office(query: Query, person: Person, office: Office | None) -> bool:
    role, printed = (office.role, office.passage.exact) if office else ("", "")
    text = f"{person.name} … {role} … {printed}"
    scope = SCOPE.search(role)
    head_end = scope.start() if scope else len(role)
    return (
        all(_found(clause.runs, text) for clause in query.clauses)
        and not any(_found((run,), text) for run in query.excluded)
        and any(
            _found(clause.runs, person.name)
            or any(start < head_end for start, _ in _found(clause.runs, role))
            for clause in query.clauses
        )
    )


def _found(runs: Sequence[Run], text: str) -> list[tuple[int, int]]:
    """Return where any of ``runs`` stands in ``text``."""
    return match_ranges(Query((Clause("", runs[0], tuple(runs[1:])),), ()), text)
