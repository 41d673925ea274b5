"""Data as JSON and CSV, the same way everywhere, and which parameters an address takes."""

import csv
import io
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.http.response import HttpResponseBase

# A spreadsheet reads a cell that begins with one of these as a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")

ANY = "*"
View = Callable[..., HttpResponseBase]


def takes(*names: str) -> Callable[[View], View]:
    """Say which parameters a view takes that is no list; with ANY it looks at all of them itself.

    At the address of a view that is not marked, none are taken.
    """

    def mark(view: View) -> View:
        @wraps(view)
        def marked(*args: Any, **kwargs: Any) -> HttpResponseBase:
            return view(*args, **kwargs)

        marked.__dict__["takes"] = frozenset(names)
        return marked

    return mark


def picked(thing: object, names: str) -> dict[str, Any]:
    """Return the attributes of ``thing`` that ``names`` lists between spaces, in that order."""
    return {name: getattr(thing, name) for name in names.split()}


def json_answer(
    data: dict[str, Any], status: int = 200, content_type: str = "application/json"
) -> JsonResponse:
    """Return ``data`` as JSON in readable UTF-8."""
    return JsonResponse(
        data,
        status=status,
        content_type=content_type,
        json_dumps_params={"ensure_ascii": False},
    )


def refusal_of_query() -> JsonResponse:
    """Return that data of one thing takes no parameters, with status 400."""
    reason = "This address takes nothing after a question mark. Leave that part out."
    return json_answer({"error": reason}, status=400)


def csv_answer(rows: list[dict[str, Any]], columns: list[str], name: str) -> HttpResponse:
    """Return ``rows`` as a CSV file called ``name``."""
    return HttpResponse(
        csv_text(rows, all_columns(rows, columns)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'inline; filename="{name}.csv"'},
    )


def all_columns(rows: list[dict[str, Any]], first: list[str]) -> list[str]:
    """Return the columns of ``first``, and after them those that only the rows have."""
    return list(dict.fromkeys([*first, *(column for row in rows for column in row)]))


def csv_text(rows: list[dict[str, Any]], columns: list[str]) -> str:
    """Return ``rows`` as CSV with a header row, safe to open in a spreadsheet."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns)
    writer.writeheader()
    writer.writerows({column: safe(row.get(column)) for column in columns} for row in rows)
    return out.getvalue()


def safe(value: Any) -> str:
    """Return ``value`` as a cell that no spreadsheet takes for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
