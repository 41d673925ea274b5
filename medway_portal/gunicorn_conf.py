"""How gunicorn serves the portal. What differs between machines comes from the environment."""

import gc
import os

from django.urls import get_resolver

wsgi_app = "medway_portal.asgi"
worker_class = "asgi"
asgi_loop = "asyncio"  # whatever else is installed
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
# Of this machine only, unless BIND is set.
bind = f"{os.environ.get('BIND', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
keepalive = 20  # seconds
# A stop waits so many seconds for connections, idle ones included, of which nginx keeps some. The
# longest answer takes less.
graceful_timeout = 3
limit_request_line = 8190
loglevel = "warning"
# One per account, so two portals would quarrel over it.
control_socket_disable = True
# What all processes need is loaded once, and shared.
preload_app = True
# Nothing is garbage yet while modules are loaded: looking for it would take a tenth of the start.
gc.disable()


def when_ready(_server: object) -> None:
    """Before processes are started: load what the first request would, and share it for good."""
    _ = get_resolver().url_patterns
    gc.freeze()
    gc.enable()
