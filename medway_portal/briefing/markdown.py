"""A pack as Markdown, for readers who paste it into a paper of their own."""

import re
from functools import singledispatch

from medway_portal.briefing.blocks import Block, BulletList, Heading, Paragraph, blocks
from medway_portal.briefing.pack import Footnote, Pack, PackPassage, PackTerm

# Characters that Markdown reads as markup anywhere, or at the beginning of a line only.
MARKUP = re.compile(r"[\\`*_{}\[\]#&<>|~$^]|^[-+=:]")
NUMBER = re.compile(r"^(\d+)([.)])")
# Dialects of Markdown differ on a backslash before these characters, so they become entities.
ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"} | {sign: f"&#{ord(sign)};" for sign in "|~^$=:"}
BREAK = "  \n"


def markdown(pack: Pack) -> str:
    """Return the pack. Its footnotes are readable in dialects without footnotes too."""
    return "\n\n".join(render(block) for block in blocks(pack)) + "\n"


def escaped(text: str) -> str:
    """Return ``text`` escaped, so that Markdown shows it unchanged and in the same lines."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return BREAK.join(_escaped_line(line) for line in lines if line)


def _escaped_line(line: str) -> str:
    plain = MARKUP.sub(lambda found: ENTITIES.get(found[0], f"\\{found[0]}"), line)
    return NUMBER.sub(r"\1\\\2", plain)


@singledispatch
def render(block: Block) -> str:
    """Return a block as Markdown."""
    raise TypeError(f"nothing is registered for {type(block).__name__}")


@render.register
def _(block: Heading) -> str:
    return f"{'#' * block.level} {escaped(block.text)}"


@render.register
def _(block: Paragraph) -> str:
    text = f"**{escaped(block.text)}**" if block.is_strong else escaped(block.text)
    return f"{text} <{block.address}>" if block.address else text


@render.register
def _(block: BulletList) -> str:
    return "\n".join(f"- {escaped(line)}" for line, _ in block.lines)


@render.register
def _(block: PackTerm) -> str:
    return f"**{escaped(block.name)}**: {escaped(block.meaning)}"


@render.register
def _(block: PackPassage) -> str:
    text = f"{escaped(block.exact)}[^{block.note}]"
    if block.own:
        text += f"\n\n{escaped(block.own)}"
    return "> " + text.replace("\n", "\n> ") if block.is_quotation else text


@render.register
def _(block: Footnote) -> str:
    return f"[^{block.number}]: {escaped(block.text)} <{block.address}>"
