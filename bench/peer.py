"""The same portal with Django's own cache of pages: settings, and the WSGI application."""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.peer_settings"
os.environ["DATABASE_READ_ONLY"] = "true"

from django.core.wsgi import get_wsgi_application  # it reads the settings

application = get_wsgi_application()
