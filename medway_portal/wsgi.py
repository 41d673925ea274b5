"""The WSGI application. A process that serves opens the database read-only."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "medway_portal.settings")
os.environ["DATABASE_READ_ONLY"] = "true"

application = get_wsgi_application()
