"""How gunicorn serves the portal. What differs between machines comes from the environment."""

import gc
import os

from django.urls import get_resolver

wsgi_app = "medway_portal.asgi"
worker_class = "asgi"
asgi_loop = "asyncio"  # even if uvloop is installed
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
# Listens on this machine only, unless BIND is set.
bind = f"{os.environ.get('BIND', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
keepalive = 20  # seconds
# On a stop, seconds to wait for open connections. nginx keeps idle ones open, so the wait is always
# the whole time; the longest response takes less.
graceful_timeout = 3
limit_request_line = 8190
loglevel = "warning"
# The control socket has one path for each user account, so two portals would share it.
control_socket_disable = True
# The code is loaded once, and all processes share its memory.
preload_app = True
# Loading modules makes no garbage, and collecting it would take a tenth of the time to start.
gc.disable()


def when_ready(_server: object) -> None:
    """Load what the first request would load, and share it with all processes."""
    _ = get_resolver().url_patterns
    gc.freeze()
    gc.enable()
