"""The record of the tests, and the environment for processes that they start."""

import os
from pathlib import Path

RECORD = Path(__file__).parent / "record"

# What a reader's shell may have set for the portal.
OURS = {
    *("SITE_URL", "SECRET_KEY", "DEBUG", "ALLOWED_HOSTS", "BEHIND_TLS_PROXY", "DATABASE_PATH"),
    *("DATABASE_READ_ONLY", "SEEDS_DIR", "STATIC_ROOT", "DJANGO_SETTINGS_MODULE"),
    *("DATABASE_URL", "CONTACT", "OPERATOR", "BIND"),
    *("PORT", "PYTHON", "AGAIN", "MAKEFLAGS", "MAKELEVEL", "MFLAGS", "VIRTUAL_ENV"),
}


def environment(**changed: str) -> dict[str, str]:
    """Return the environment without settings of the portal, except for ``changed``."""
    return {name: value for name, value in os.environ.items() if name not in OURS} | changed
