"""Data as JSON and CSV responses, the same everywhere."""

import csv
import io
from typing import Any

from django.http import HttpResponse, JsonResponse

# A spreadsheet reads a cell that begins with one of these as a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def json_response(
    data: dict[str, Any], status: int = 200, content_type: str = "application/json"
) -> JsonResponse:
    """Return ``data`` as JSON in readable UTF-8."""
    return JsonResponse(
        data,
        status=status,
        content_type=content_type,
        json_dumps_params={"ensure_ascii": False},
    )


def csv_response(rows: list[dict[str, Any]], columns: list[str], name: str) -> HttpResponse:
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
    writer.writerows(
        {column: spreadsheet_safe(row.get(column)) for column in columns} for row in rows
    )
    return out.getvalue()


def spreadsheet_safe(value: Any) -> str:
    """Return ``value`` as a cell that no spreadsheet takes for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
