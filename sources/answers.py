"""Data as JSON and CSV, the same way everywhere."""

import csv
import io
from typing import Any

from django.http import HttpResponse, JsonResponse

# A spreadsheet reads a cell that begins with one of these as a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def json_answer(data: dict[str, Any], status: int = 200) -> JsonResponse:
    """Return ``data`` as JSON in readable UTF-8."""
    return JsonResponse(data, status=status, json_dumps_params={"ensure_ascii": False})


def csv_answer(rows: list[dict[str, Any]], columns: list[str], name: str) -> HttpResponse:
    """Return ``rows`` as UTF-8 CSV with a header row, safe to open in a spreadsheet.

    ``columns`` come first; a column that only the rows have follows.
    """
    columns = list(dict.fromkeys([*columns, *(column for row in rows for column in row)]))
    out = io.StringIO()
    writer = csv.DictWriter(out, columns)
    writer.writeheader()
    writer.writerows({column: safe(row.get(column)) for column in columns} for row in rows)
    return HttpResponse(
        out.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'inline; filename="{name}.csv"'},
    )


def safe(value: Any) -> str:
    """Return ``value`` as a cell that no spreadsheet takes for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
