"""Pages that the editors write, which are Markdown files with a few values, and the glossary."""

from dataclasses import dataclass
from functools import cache
from html import unescape

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import Template

from glossary.models import Term

FOLDER = settings.BASE_DIR / "templates" / "editorial"
# Pages with nothing but text: their addresses, and the names of their files.
PAGES = {
    "about/": "about",
    "about/method/": "method",
    "accessibility/": "accessibility",
    "privacy/": "privacy",
}


@dataclass(frozen=True, slots=True)
class EditorialPage:
    """A page of the editors: its first heading, the other headings by id, and the text."""

    title: str
    contents: list[tuple[str, str]]
    text: Template


@cache
def editorial_page(name: str) -> EditorialPage:
    """Read a Markdown file, once in each process.

    The HTML becomes a Django template, so that values such as the number of sources are current,
    are escaped, and are never read as Markdown.
    """
    import markdown  # noqa: PLC0415  # few pages need this large library

    reader = markdown.Markdown(extensions=["toc"])
    html = reader.convert((FOLDER / f"{name}.md").read_text("utf-8"))
    first = reader.toc_tokens[0]  # type: ignore[attr-defined]  # the extension sets it
    contents = [(each["id"], unescape(each["name"])) for each in first["children"]]
    return EditorialPage(unescape(first["name"]), contents, Template(html))


def show(request: HttpRequest, name: str) -> HttpResponse:
    """One of the pages that are nothing but text."""
    return render(request, "editorial.html", {"page": editorial_page(name)})


def glossary(request: HttpRequest) -> HttpResponse:
    """The words of inspection, in plain English."""
    return render(request, "glossary.html", {"letters": Term.objects.all().by_letter()})
