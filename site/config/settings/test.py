"""The suite: quick passwords, nothing kept, SQLite in memory unless DATABASE_URL says PostgreSQL."""

import atexit
import shutil
import tempfile
from pathlib import Path

from .base import *  # noqa: F403 - a settings module is its base and what it changes
from .base import env
from .databases import tuned_for_many_readers

SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["*"]
SITE_URL = "http://localhost"
WAGTAILADMIN_BASE_URL = SITE_URL

DATABASES = {"default": tuned_for_many_readers(env.database("DATABASE_URL", default="sqlite:///test.sqlite3"))}
if "sqlite" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["NAME"] = ":memory:"
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA synchronous=OFF; PRAGMA journal_mode=WAL;"

SCRATCH = Path(tempfile.mkdtemp(prefix="scp-tests-"))
atexit.register(shutil.rmtree, SCRATCH, ignore_errors=True)
STATIC_ROOT = SCRATCH / "static"
STATIC_ROOT.mkdir()
MEDIA_ROOT = SCRATCH / "media"
PRIVATE_ROOT = SCRATCH / "private"
STORAGES["private"]["OPTIONS"]["location"] = PRIVATE_ROOT  # noqa: F405
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
NUMBERS_TO_CALL = None  # error pages are those of a site on which nothing was ever published
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
SECONDS_AFTER_ANSWER = 0
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
