"""Addresses of what has a ref."""

from functools import cache

from django.urls import reverse

ANY = "S999999999"  # stands for whichever ref


def address_of(name: str, ref: str) -> str:
    """Return the address called ``name`` of the record or source that has ``ref``.

    A page has a hundred and more: asking Django for each takes as long as fetching the records.
    """
    before, after = _around_the_ref(name)
    return f"{before}{ref}{after}"


@cache
def _around_the_ref(name: str) -> tuple[str, str]:
    """Return what stands before and after the ref in an address called ``name``."""
    before, _, after = reverse(name, args=[ANY]).partition(ANY)
    return before, after
