"""What named people and bodies said, did and promised, and the numbers that they gave."""

from statements.models.person import Office, Person
from statements.models.plot import Plot, PlottedFigure
from statements.models.statement import Action, Figure, FollowUp, Quote

__all__ = [
    "Action",
    "Figure",
    "FollowUp",
    "Office",
    "Person",
    "Plot",
    "PlottedFigure",
    "Quote",
]
