"""Pictures of figures: which may be drawn together, and why, as the curated record has it."""

from typing import Self

from django.db import models

from statements.models.statement import Figure


class PlotQuerySet(models.QuerySet["Plot"]):
    def showing(self, figure: Figure) -> Self:
        """Keep the plots that ``figure`` is drawn in."""
        return self.filter(plotted__figure=figure).distinct()

    def for_pages(self) -> Self:
        """Each with its figures and all that is shown of them, in a fixed number of queries."""
        return self.prefetch_related(
            models.Prefetch("plotted__figure", Figure.objects.for_rows().in_order("ref"))
        )


class Plot(models.Model):
    """Figures of one unit, drawn to one scale that begins at zero."""

    slug = models.SlugField(unique=True)
    title = models.CharField(max_length=200)
    scale = models.CharField(max_length=100)  # what the scale counts, in words
    whole = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    note = models.TextField()
    position = models.PositiveIntegerField(unique=True)

    objects = PlotQuerySet.as_manager()

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.title


class PlottedFigure(models.Model):
    """A figure's place in a plot. Those of one frame may be looked at together."""

    plot = models.ForeignKey(Plot, models.CASCADE, related_name="plotted")
    figure = models.ForeignKey(Figure, models.CASCADE, related_name="plotted")
    frame = models.CharField(max_length=200)
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ["plot", "position"]
        constraints = [
            models.UniqueConstraint("plot", "figure", name="figure_once_in_a_plot"),
            models.UniqueConstraint("plot", "position", name="plot_position_once"),
        ]

    def __str__(self) -> str:
        return f"{self.figure.ref} in {self.plot}"
