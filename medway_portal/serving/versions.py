"""Looks again and again which version of the record is loaded."""

import logging
import threading
from collections.abc import Callable

from django.db import DatabaseError, InterfaceError, connection

from sources.models import Edition

EVERY = 0.4  # seconds
log = logging.getLogger(__name__)


def watch(tell: Callable[[str], None], stopped: threading.Event) -> None:
    """Call ``tell`` with the version that is loaded whenever it changed, until ``stopped`` is set.

    While the database cannot be asked, the version told last is the one to go on with.
    """
    told, is_well = None, True
    while not stopped.is_set():
        try:
            version = Edition.current().version
        except (DatabaseError, InterfaceError) as error:
            if is_well:
                log.error("The database cannot be asked for the version: %s", error)
            is_well = False
        else:
            if version != told:
                tell(version)
            told, is_well = version, True
        finally:
            connection.close_if_unusable_or_obsolete()
        stopped.wait(EVERY)
    connection.close()
