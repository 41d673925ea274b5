"""The inspections app."""

from importlib import import_module

from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    name = "inspections"

    def ready(self) -> None:
        # Importing them registers what its kinds of record add to data and to rows.
        import_module("inspections.serializers")
        import_module("inspections.rows")
