"""What axe cannot decide by itself, and what was decided by looking."""

# For each rule: a part of what axe tells of the element, and why it is right as it is.
REVIEWED: dict[str, dict[str, str]] = {
    "th-has-data-cells": {
        '<table class="matrix': "a heading of a group of rows fills its row; its cells are below it"
    },
}
