"""Pages that the editors write: Markdown files with a few values in them, and the glossary."""

from dataclasses import dataclass
from functools import cache
from html import unescape

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import Template

from glossary.models import Term

FOLDER = settings.BASE_DIR / "templates" / "editorial"
# The pages that are text and nothing else: their addresses, and the names of their files.
PAGES = {
    "about/": "about",
    "about/method/": "method",
    "accessibility/": "accessibility",
    "privacy/": "privacy",
}


@dataclass(frozen=True, slots=True)
class EditorialPage:
    """A text of the editors: its first heading, the headings below by their ids, and itself."""

    title: str
    contents: list[tuple[str, str]]
    text: Template


@cache
def editorial_page(name: str) -> EditorialPage:
    """Read a Markdown file, once in each process.

    It becomes a template only after it has become HTML: so values such as the number of sources
    stay up to date, are escaped as on every page, and are never read as Markdown.
    """
    import markdown  # noqa: PLC0415  # few pages need it, and it would make every process larger

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
