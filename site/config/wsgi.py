"""The door through which an application server calls the site."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.embedded")

site = get_wsgi_application()

from core.page_store.opening import open_store  # noqa: E402 - only now are the settings there to be read

application = open_store(site)
