"""The statements app."""

from importlib import import_module

from django.apps import AppConfig


class StatementsConfig(AppConfig):
    name = "statements"

    def ready(self) -> None:
        # Importing them registers what its kinds of record add to data and to rows.
        import_module("statements.serializers")
        import_module("statements.rows")
