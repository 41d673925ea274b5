"""Pages that the editors write: Markdown files, and the glossary."""

import markdown
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from inspections.models import Term


def glossary(request: HttpRequest) -> HttpResponse:
    """The words of inspection, in plain English."""
    return render(request, "glossary.html", {"letters": Term.objects.all().by_letter()})


def about(request: HttpRequest) -> HttpResponse:
    """What this record is, who made it and how, from a Markdown file of ours."""
    text = (settings.BASE_DIR / "templates" / "editorial" / "about.md").read_text("utf-8")
    content = mark_safe(markdown.markdown(text))  # noqa: S308  # written by us, in this repository
    return render(request, "editorial.html", {"content": content})
