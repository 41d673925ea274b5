"""Plots as bar charts: every figure at its place on the plot’s one scale."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from statements.models import Figure, Plot
from statements.scale import Number, Scale, scale_for

ENDS = {
    Figure.Qualifier.OVER: "Drawn open: how much more is not stated.",
    Figure.Qualifier.UP_TO: "Drawn hollow: the most that is stated.",
    Figure.Qualifier.ABOUT: "Drawn with a broken end: the number is not exact.",
}


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure and the end of its bar, in percent of the scale."""

    figure: Figure
    end: float

    @property
    def drawn(self) -> str:
        """How the drawing shows that the number is not exact; empty if it is."""
        return ENDS.get(Figure.Qualifier(self.figure.qualifier), "")


@dataclass(frozen=True, slots=True)
class Frame:
    """The bars of one scope. Bars of other frames are not comparable with them."""

    name: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class BarChart:
    """A plot with its scale and frames, and one figure for each text that the bars rest on."""

    plot: Plot
    scale: Scale
    frames: tuple[Frame, ...]
    said: tuple[Figure, ...]


def bar_charts(plots: Iterable[Plot]) -> list[BarChart]:
    """Return the bar chart of each plot."""
    return [_bar_chart(plot) for plot in plots]


def _bar_chart(plot: Plot) -> BarChart:
    plotted = list(plot.plotted.all())
    figures = [each.figure for each in plotted]
    numbers = [Number(f.value, is_open=f.qualifier == Figure.Qualifier.OVER) for f in figures]
    scale = scale_for(numbers, plot.whole)
    frames = tuple(
        Frame(name, tuple(Bar(each.figure, scale.place(each.figure.value)) for each in group))
        for name, group in groupby(plotted, key=lambda each: each.frame)
    )
    said = {figure.text: figure for figure in reversed(figures)}
    return BarChart(plot, scale, frames, tuple(reversed(said.values())))
