"""Which parameters an address takes, and what is said of others."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django import forms
from django.http import JsonResponse, QueryDict
from django.http.response import HttpResponseBase

from sources.responses import json_response

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


def refuse_parameters() -> JsonResponse:
    """Return that data of one thing takes no parameters, with status 400."""
    reason = "This address takes nothing after a question mark. Leave that part out."
    return json_response({"error": reason}, status=400)


# The parameter of a page whose reader chooses records for a briefing pack: the refs chosen before.
PACK_PARAMETER = "briefing"


def without_pack(query: QueryDict) -> QueryDict:
    """Return ``query`` without the pack: it filters nothing."""
    rest = query.copy()
    rest.pop(PACK_PARAMETER, None)
    return rest


def check_parameters(form: forms.Form, unknown: str) -> None:
    """Add an error for each parameter that ``form`` has no field for, or takes once and got twice.

    ``unknown`` says so of the former, with ``%s`` for its name.
    """
    for name, values in cast("QueryDict", form.data).lists():
        field = form.fields.get(name)
        if field is None:
            form.add_error(None, unknown % name[:50])
        elif len(values) > 1 and not isinstance(field, forms.MultipleChoiceField):
            form.add_error(name, "This is given more than once. Give it once.")
