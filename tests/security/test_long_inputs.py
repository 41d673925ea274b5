"""No text or address takes more than linear time to parse."""

import subprocess
import sys

from django.conf import settings

from tests.environment import environment


def test_no_row_of_signs_keeps_the_portal_busy() -> None:
    fed = subprocess.run(
        [sys.executable, "-m", "tests.security.long_inputs"],
        cwd=settings.BASE_DIR,
        env=environment(PYTHONIOENCODING="utf-8"),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert fed.returncode == 0, f"{fed.stdout[-200:]}: {fed.stderr}"
