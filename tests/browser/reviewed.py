"""Reviewed decisions on what axe cannot decide by itself."""

# For each rule: a part of what axe tells of the element, and why it is right as it is.
REVIEWED: dict[str, dict[str, str]] = {
    "color-contrast": {
        "<text ": "it cannot see what is behind words in a drawing; scripts/faded.js measures them",
        "due to a pseudo element": "a line or mark beside words; scripts/faded.js measures them",
    },
}
