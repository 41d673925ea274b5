"""The statements app."""

from importlib import import_module

from django.apps import AppConfig


class StatementsConfig(AppConfig):
    name = "statements"

    def ready(self) -> None:
        # Importing them registers what quotes, actions and figures are as data.
        import_module("statements.representation")
        import_module("statements.json_ld")
