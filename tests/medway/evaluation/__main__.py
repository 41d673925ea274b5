"""Prints how well the search answers the evaluation set: make evaluate."""

import os
import sys

import django
from django.test import Client
from django.test.utils import override_settings

from tests.medway.evaluation.measurement import (
    QueryResult,
    answer,
    mean_reciprocal_rank,
    queries,
    recall,
)

ROW = "{rank:>4}  {found:>5}  {count:>5}  {asked}"


def described(one: QueryResult) -> str:
    """Return the line of one query, and below it what is wrong with its answer."""
    asked = one.asked
    found = f"{len(asked.must) - len(one.missing)}/{len(asked.must)}"
    line = ROW.format(rank=one.rank or "–", found=found, count=one.count, asked=asked.q)
    for fault, refs in (("missing", one.missing), ("must not be here", one.wrong)):
        line += f"\n{'':20}{fault}: {' '.join(refs)}" if refs else ""
    return line


def main() -> int:
    """Print the table; return 1 if anything is missing or wrong."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "medway_portal.settings")
    django.setup()
    with override_settings(ALLOWED_HOSTS=["testserver"]):
        answers = [answer(Client(), asked) for asked in queries()]
    print(ROW.format(rank="rank", found="found", count="of", asked="query"))
    for one in answers:
        print(described(one))
    wrong = sum(len(one.wrong) for one in answers)
    print(f"\n{len(answers)} queries. rank: place of the first record that must come up;")
    print("found: how many of those that must come up are on the first page; of: all results.")
    print(f"Mean reciprocal rank {mean_reciprocal_rank(answers):.3f}")
    print(f"Recall on the first page {recall(answers):.1%}")
    print(f"Records on a first page that must not be there: {wrong}")
    return int(wrong > 0 or recall(answers) < 1)


sys.exit(main())
