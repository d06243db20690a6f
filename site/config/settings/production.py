"""A public server. Whatever is missing or malformed stops the process with the variable's name."""

from .base import *  # noqa: F403 - a settings module is its base and what it changes
from .base import VAR_DIR, env
from .databases import tuned_for_many_readers
from .media import in_a_bucket

SECRET_KEY = env.text("SECRET_KEY", at_least=50)
ALLOWED_HOSTS = env.hosts("ALLOWED_HOSTS")
SITE_URL = env.origin("SITE_URL", secure=True)
# Editors have a name and a process of their own: what serves the public has none of their addresses.
ADMIN_HERE = env.flag("ADMIN", default=False)
WAGTAILADMIN_BASE_URL = env.origin("ADMIN_URL", default=SITE_URL, secure=True)
WAGTAIL_FRONTEND_LOGIN_URL = f"{WAGTAILADMIN_BASE_URL}/admin/login/"
if not ADMIN_HERE:
    DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000  # visitors send a few answers; only an editor's page has thousands
CSRF_TRUSTED_ORIGINS = [SITE_URL, WAGTAILADMIN_BASE_URL]

DATABASES = {
    "default": tuned_for_many_readers(env.database("DATABASE_URL"))
    | {"CONN_MAX_AGE": env.number("DATABASE_KEEP_SECONDS", default=60), "CONN_HEALTH_CHECKS": True}
}
if "postgresql" in DATABASES["default"]["ENGINE"]:
    # A slow database must never hold a reader: connect 2 s, statement 5 s, lock 1 s, idle in transaction 30 s.
    DATABASES["default"]["OPTIONS"]["connect_timeout"] = 2
    DATABASES["default"]["OPTIONS"]["options"] += (
        " -c statement_timeout=5000 -c lock_timeout=1000 -c idle_in_transaction_session_timeout=30000"
    )

PAGE_STORE = VAR_DIR / "pages"
STORAGES |= in_a_bucket()  # noqa: F405
if purge_url := env.text("PURGE_URL", default="") and env.origin("PURGE_URL"):
    INSTALLED_APPS += ["wagtail.contrib.frontend_cache"]  # noqa: F405
    WAGTAILFRONTENDCACHE = {"edge": {"BACKEND": "delivery.prerender.cdn_purge.CdnBackend", "LOCATION": purge_url}}

SECOND_FACTOR = env.flag("SECOND_FACTOR", default=True)
SESSION_COOKIE_NAME = "__Host-sessionid"  # browsers take a cookie of this name from this very host alone
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^health/"]  # asked on this machine, without a certificate
LOGGING["handlers"]["console"]["formatter"] = "json"  # noqa: F405
# Each line of the security log, so that it is also where nobody can change it from the site.
LOGGING["loggers"]["security"] = {"level": "INFO"}  # noqa: F405
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
VISITOR_ADDRESS = "HTTP_X_FORWARDED_FOR"  # nginx says it where certificates are checked and people sign in
SECURE_HSTS_SECONDS = env.number("HSTS_SECONDS", default=63_072_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = env.text("EMAIL_HOST", default="localhost")
EMAIL_PORT = env.number("EMAIL_PORT", default=25, lowest=1, highest=65535)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD", default="")
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS", default=False)
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", default="webmaster@localhost")
