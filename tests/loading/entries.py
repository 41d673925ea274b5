"""Valid records, in which tests change something."""

from typing import Any

Fields = dict[str, Any]


def words(text: str, source: str = "S4", **more: Any) -> Fields:
    """Return a passage. By default it is of the article on the inspection of 2006."""
    return {"text": text, "source": source, **more}


# Parts of the words that every record here rests on, for a second record of one kind.
ADVISERS = words("positive about their personal advisers")
HOMES = words("most live in suitable homes")


def record(ref: str, **fields: Any) -> Fields:
    """Return what every record has; it rests on words that others rest on too."""
    return {
        "ref": ref,
        "title": "Homes of care leavers",
        "words": words(
            "Care leavers are positive about their personal advisers and most live in suitable "
            "homes, but too few have their health histories."
        ),
        "voice": "ofsted_reported",
        "inspection": "I6",
        "themes": ["workforce"],
        **fields,
    }


def finding(ref: str = "F900", **fields: Any) -> Fields:
    return record(ref, **{"polarity": "weakness", **fields})


def rating(ref: str = "R900", **fields: Any) -> Fields:
    own = {
        "words": words("practice was rated as good"),
        "area": "Homes",
        "area_family": "overall",
        "grade": "good",
        "grade_value": "good",
    }
    return record(ref, **{**own, **fields})


def quote(ref: str = "Q900", **fields: Any) -> Fields:
    own = {
        "speaker": "ofsted",
        "role": "Report",
        "form": "indirect",
        "about": "homes of care leavers",
    }
    return record(ref, **{**own, **fields})


def action(ref: str = "A900", **fields: Any) -> Fields:
    return record(ref, **{"actor": "Northmoor Council", "status": "done", **fields})


def figure(ref: str = "N900", **fields: Any) -> Fields:
    own = {
        "words": words("for each social worker has fallen", source="S3"),
        "voice": "council_statement",
        "as_printed": "about 18",
        "value": 18,
        "qualifier": "about",
        "unit": "children",
        "counts": "children for each social worker",
        "scope": "Social workers of Northmoor Council",
    }
    return record(ref, **{**own, **fields})


def event(ref: str = "E900", **fields: Any) -> Fields:
    date = {"edtf": "2006-08", "basis": "stated"}
    return record(ref, **{"kind": "council", "certainty": "happened", "date": date, **fields})


def source(**fields: Any) -> Fields:
    """Return a sixth source."""
    return {
        "ref": "S6",
        "file": "005_letter.txt",
        "sha256": "leave-this-for-now",
        "title": "Letter to the council",
        "called": "a published letter",
        "kind": "letter",
        "carrier": "third_party",
        "publisher": "Not named in the text",
        "publisher_basis": "not_stated",
        "rights_holder": "Not stated",
        "licence": "Not stated",
        "show": "whole",
        "date": {"edtf": "2009-03-01", "basis": "stated"},
        "reliability": "Written by somebody outside the council.",
        **fields,
    }
