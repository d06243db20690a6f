"""The embedded site as it runs behind a web server that says whom a request is from, and sends its files itself."""

from config.settings.embedded import *  # noqa: F403 - a settings module is its base and what it changes
from config.settings.embedded import STORAGES

VISITOR_ADDRESS = "HTTP_X_FORWARDED_FOR"
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
