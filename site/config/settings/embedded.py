"""One machine, no other service: what `script/serve` runs. SQLite and everything it keeps live under var/."""

import os

from django.core.management.utils import get_random_secret_key

from .base import *  # noqa: F403 - a settings module is its base and what it changes
from .base import VAR_DIR, env
from .databases import tuned_for_many_readers

os.umask(0o077)  # the database and the papers are for whoever started the site, and for nobody else on the machine


def kept_secret_key() -> str:
    """The key of this copy of the site: made at the first start and kept, so that people stay signed in."""
    kept = VAR_DIR / "secret_key"
    if not kept.exists():
        VAR_DIR.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(get_random_secret_key())
    return kept.read_text()


SECRET_KEY = env.text("SECRET_KEY", default="") or kept_secret_key()
ALLOWED_HOSTS = env.hosts("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
SITE_URL = env.origin("SITE_URL", default="http://127.0.0.1:8000")
WAGTAILADMIN_BASE_URL = SITE_URL
CSRF_TRUSTED_ORIGINS = [SITE_URL]

DATABASES = {
    "default": tuned_for_many_readers(env.database("DATABASE_URL", default=f"sqlite:///{VAR_DIR}/site.sqlite3"))
    | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}  # seconds: opening SQLite costs as much as a dozen questions
}

PAGE_STORE = VAR_DIR / "pages"

# Plain HTTP on this machine only. Production settings insist on HTTPS.
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
