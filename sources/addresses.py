"""Addresses of what has a ref."""

from functools import cache

from django.urls import reverse

PLACEHOLDER = "S999999999"  # any ref fits


def address_of(name: str, ref: str) -> str:
    """Return the address called ``name`` of the record or source that has ``ref``.

    A page has a hundred addresses and more. Reversing each would take as long as fetching the
    records, so each pattern is reversed once.
    """
    before, after = _around_the_ref(name)
    return f"{before}{ref}{after}"


@cache
def _around_the_ref(name: str) -> tuple[str, str]:
    """Return what stands before and after the ref in an address called ``name``."""
    before, _, after = reverse(name, args=[PLACEHOLDER]).partition(PLACEHOLDER)
    return before, after
