"""Whose words a passage holds, and the label that says so beside it."""

from django.db import models


class Voice(models.TextChoices):
    """Every passage has one. The last two are no evidence: they are searched nowhere."""

    OFSTED_QUOTED = "ofsted_quoted", "Inspectors’ own words, quoted"
    OFSTED_REPORTED = "ofsted_reported", "Ofsted finding, reported by others"
    OFSTED_VIA_COUNCIL = "ofsted_via_council", "Ofsted finding, as described by the council"
    COUNCIL_STATEMENT = "council_statement", "Council statement"
    OTHER_BODY_REPORTED = "other_body_reported", "Action by another body, as reported"
    BACKGROUND = "background", "Background in the source"
    READER_COMMENT = "reader_comment", "Reader comment, not evidence"
    FURNITURE = "furniture", "Not part of the evidence"


OFSTED = (Voice.OFSTED_QUOTED, Voice.OFSTED_REPORTED, Voice.OFSTED_VIA_COUNCIL)
EVIDENCE = (*OFSTED, Voice.COUNCIL_STATEMENT, Voice.OTHER_BODY_REPORTED, Voice.BACKGROUND)


def label(voice: str, source_called: str, *, written_by_council: bool, speaker: str = "") -> str:
    """Return the words that name ``voice`` beside a passage of a source.

    ``source_called`` is what the source is called in a sentence: “a sector news article”;
    ``speaker`` is the person who says it, if one does.
    """
    match voice:
        case Voice.OFSTED_QUOTED:
            return f"Inspectors’ words, as quoted in {source_called}"
        case Voice.OFSTED_REPORTED:
            return f"Ofsted finding, as reported by {source_called}"
        case Voice.OTHER_BODY_REPORTED:
            return f"Action by another body, as reported by {source_called}"
        case Voice.COUNCIL_STATEMENT:
            said = f"Council statement by {speaker}" if speaker else "Council statement"
            return said if written_by_council else f"{said}, as reported by {source_called}"
        case _:
            return str(Voice(voice).label)


def may_contain(outer: str, inner: str) -> bool:
    """Tell whether a passage in ``outer`` voice may hold a shorter one in ``inner`` voice.

    A council sentence can quote the inspectors; the inspectors' own quoted words, and text
    that is no evidence, hold nobody else's.
    """
    return outer == inner or outer in (
        Voice.OFSTED_REPORTED,
        Voice.OFSTED_VIA_COUNCIL,
        Voice.COUNCIL_STATEMENT,
        Voice.OTHER_BODY_REPORTED,
        Voice.BACKGROUND,
    )
