"""Which query parameters an address takes, and the answers to others."""

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
    """Declare the query parameters of a view. With ANY the view checks them itself.

    A list declares them in its filter set. A view that declares none takes none.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def decorated(*args: Any, **kwargs: Any) -> HttpResponseBase:
            return view(*args, **kwargs)

        decorated.__dict__["takes"] = frozenset(names)
        return decorated

    return decorate


def refuse_parameters() -> JsonResponse:
    """Return an error with status 400: the address of a single item takes no parameters."""
    reason = "This address takes nothing after a question mark. Leave that part out."
    return json_response({"error": reason}, status=400)


# Holds the refs of a briefing pack on pages where readers choose records for it.
PACK_PARAMETER = "briefing"


def without_pack(query: QueryDict) -> QueryDict:
    """Return ``query`` without the briefing pack, which is not a filter."""
    rest = query.copy()
    rest.pop(PACK_PARAMETER, None)
    return rest


def check_parameters(form: forms.Form, unknown: str) -> None:
    """Add an error to ``form`` for each unknown parameter, and for each one given too often.

    ``unknown`` is the message for an unknown one, with ``%s`` for its name.
    """
    for name, values in cast("QueryDict", form.data).lists():
        field = form.fields.get(name)
        if field is None:
            form.add_error(None, unknown % name[:50])
        elif len(values) > 1 and not isinstance(field, forms.MultipleChoiceField):
            form.add_error(name, "This is given more than once. Give it once.")
