"""The parts of addresses that the portal understands."""

from django.urls.converters import StringConverter


class RefConverter(StringConverter):
    """A permanent ref: a letter and a number without leading zeros."""

    regex = "[SIRFQANE][1-9][0-9]{0,8}"


class FormConverter(StringConverter):
    """The form of a list that is not a page."""

    regex = "json|csv|atom"


class JsonConverter(StringConverter):
    """The form of a record that is not a page."""

    regex = "json"
