"""Settings every way of running the site shares. Safe for production; other modules only loosen or add."""

from pathlib import Path
from typing import Any

from config.csp import ADMIN_POLICY, PUBLIC_POLICY
from config.env import env

BASE_DIR = Path(__file__).resolve().parents[3]
VAR_DIR = Path(env.text("VAR_DIR", default=str(BASE_DIR / "var")))

DEBUG = False
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

# Ours first, so that their templates win over Wagtail's of the same name.
INSTALLED_APPS = [
    "home",
    "campaigns",
    "plans",
    "support_services",
    "venues",
    "accounts",
    "core",
    "delivery",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.contrib.typed_table_block",
    "home.users_app.UsersAppConfig",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.snippets",
    "wagtail.sites",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "wagtail_modeladmin",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "core.request_ids.RequestIdMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "delivery.headers.SecurityHeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "delivery.headers.AdminPolicyMiddleware",
    "support_services.sensitivity.SensitivityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "delivery.clock.ClockMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "accounts.sessions.SessionLimitsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.second_factor.SecondFactorMiddleware",
    "accounts.after_answer.AfterAnswerMiddleware",
    "accounts.sign_in_limits.SignInWaitMiddleware",
    "accounts.security_events.DataMovedMiddleware",
    "home.unsent_text.UnsentTextMiddleware",
    "home.admin_permissions.AdminPermissionMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "core.navigation.NavigationMiddleware",
    "venues.scheme.SchemeMiddleware",
    "core.time_travel.DayRefusedMiddleware",
    "core.time_travel.RedirectKeepsDayMiddleware",
    "core.publishing.PublishingRefusedMiddleware",
    "core.missing_fields.MissingFieldsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["core.template_whitespace.Loader", "django.template.loaders.app_directories.Loader"],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.context_processors.navigation",
                "venues.context_processors.scheme",
                "home.context_processors.notices",
            ],
        },
    }
]

# People
AUTH_USER_MODEL = "core.SiteUser"
AUTHENTICATION_BACKENDS = ["accounts.sign_in_limits.LimitedBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "core.password_strength.StrengthValidator"},
]
WAGTAILADMIN_USER_LOGIN_FORM = "accounts.forms.SignInForm"
LOGIN_URL = "wagtailadmin_login"
SECOND_FACTOR = False  # whether everybody who opens the admin must have one
# Of django-allauth only its second factors are used: there are no sign-ups, and the limits are our own.
MFA_ADAPTER = "accounts.second_factor.FactorAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # periods of 30 seconds
MFA_FORMS = {
    "activate_totp": "accounts.second_factor_forms.AddAppForm",
    "authenticate": "accounts.second_factor_forms.SecondStepForm",
    "reauthenticate": "accounts.second_factor_forms.CodeAgainForm",
}
ACCOUNT_FORMS = {"reauthenticate": "accounts.second_factor_forms.PasswordAgainForm"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_LOGOUT_REDIRECT_URL = "/admin/login/"
ACCOUNT_RATE_LIMITS = False
SECURITY_LOG_DAYS = 400  # thirteen months; `forget_expired` deletes what is older
SECONDS_AFTER_ANSWER = 1.0  # letters leave so much later, so that no answer waits for them; 0: at once

# Language and time
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True
LOCALE_PATHS = [BASE_DIR / "locale"]

# Files
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
PRIVATE_ROOT = VAR_DIR / "private"
STORAGES: dict[str, dict] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Original papers name people and are kept, so they are never below MEDIA_ROOT.
    "private": {
        "BACKEND": "core.storage.PrivateStorage",
        "OPTIONS": {"location": PRIVATE_ROOT},
    },
    "staticfiles": {"BACKEND": "core.style_sheets.StaticStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 50_000  # a page is one form: 800 tables, as of a long paper, send some 30,000 fields

# Letters are printed where the site was started; production sends them.
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Rendering never leans on a cache server: Wagtail's page addresses use this cache, and a dead one breaks every page.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# Finished public pages are kept in this folder, in front of Django. None keeps none.
PAGE_STORE: Path | None = None
MIRROR = VAR_DIR / "mirror"  # where `bake --to` writes them as plain files for the web server
NUMBERS_TO_CALL: Path | None = VAR_DIR / "numbers-to-call"  # what error pages name, written when it changes

# Security
CONTENT_SECURITY_POLICY = PUBLIC_POLICY
ADMIN_HERE = True  # whether this process has the editors' addresses at all
ADMIN_PATHS = ("/admin/",)
ADMIN_CONTENT_SECURITY_POLICY = ADMIN_POLICY
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_ENGINE = "accounts.sessions"  # which also says when one ends
SESSION_COOKIE_AGE = 12 * 3600  # seconds: a day's work, so that no computer is still signed in the next morning
CSRF_COOKIE_HTTPONLY = False  # Wagtail's admin reads it
CSRF_FAILURE_VIEW = "home.unsent_text.csrf_failure"
X_FRAME_OPTIONS = "DENY"

# What signs the certificates of venues, 32 bytes; without one, whatever is signed says TEST. And the public halves of
# keys that signed before.
CERTIFICATE_KEY = env.key("CERTIFICATE_KEY")
CERTIFICATE_RETIRED_KEYS = env.keys("CERTIFICATE_RETIRED_KEYS")
BACKUP_PUBLIC_KEY = env.text("BACKUP_PUBLIC_KEY", default="")  # what seals backups; its private half is elsewhere
VISITOR_ADDRESS = "REMOTE_ADDR"  # where a request says whom it is from; only to count wrong numbers and passwords

# Wagtail
WAGTAIL_SITE_NAME = "the site of the partnership"  # its own name is among its settings
WAGTAILIMAGES_IMAGE_MODEL = "core.SiteImage"
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # no editor's address is sent to another company
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS: list[dict] = []  # no page waits for, or tells, another site
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_USER_TIME_ZONES = ["Europe/London"]
WAGTAILADMIN_COMMENTS_ENABLED = True
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True  # what is approved is what the approver saw
# A plan with all its rows takes seconds to save: not at every pause in typing, and less often between two presses.
WAGTAIL_AUTOSAVE_INTERVAL = 5_000  # milliseconds after the last change
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000  # all frames together: core/upload_limits.py says why
WAGTAILIMAGES_IMAGE_FORM_BASE = "core.upload_forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 25 * 1024 * 1024
WAGTAILDOCS_DOCUMENT_FORM_BASE = "core.upload_forms.DocumentForm"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "mp3", "mp4", "odt", "pdf", "txt", "xlsx", "zip"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []  # a document is saved, never shown as if it were a page of ours
# A shared password can be guessed for ever and stands readable in the database: private is for people who sign in.
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAIL_FRONTEND_LOGIN_URL = "/admin/login/"  # where a private page sends who has not signed in
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
TAGGIT_CASE_INSENSITIVE = True

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name} {request_id} {message}", "style": "{"},
        "json": {"()": "core.request_ids.JsonLines"},
    },
    # On every handler: no log tells which support page somebody read.
    "filters": {
        "support_pages": {"()": "support_services.log_filter.SupportPagesFilter"},
        "request_id": {"()": "core.request_ids.RequestIdFilter"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["support_pages", "request_id"]}
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Without Django's own handlers, whose letters to administrators hold the whole request.
    "loggers": {"django": {"handlers": [], "level": "WARNING"}},
}
