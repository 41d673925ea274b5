"""The statements app."""

from importlib import import_module

from django.apps import AppConfig


class StatementsConfig(AppConfig):
    name = "statements"

    def ready(self) -> None:
        # Importing it registers what quotes, actions and figures add to a record's data.
        import_module("statements.representation")
