"""The statements app."""

from importlib import import_module

from django.apps import AppConfig


class StatementsConfig(AppConfig):
    name = "statements"

    def ready(self) -> None:
        # Importing them registers what quotes, actions and figures are as data and in rows.
        import_module("statements.representation")
        import_module("statements.json_ld")
        import_module("statements.rows")
