"""A public server starts with every variable right, or not at all."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

pytestmark = pytest.mark.slow

RIGHT = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": "an-example-for-tests-that-is-long-enough-0123456789-abcdefghijklm",
    "ALLOWED_HOSTS": "example.org",
    "SITE_URL": "https://example.org",
    "DATABASE_URL": "sqlite://:memory:",
    "CERTIFICATE_KEY": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
    "BACKUP_PUBLIC_KEY": "age1d884sdrz65qj3g5dw0nnj0f977v9p98fa84nl0362uuxzr2lte3svmk0yy",
}

WRONG = [
    ("SECRET_KEY", ""),
    ("SECRET_KEY", "too-short"),
    ("ALLOWED_HOSTS", ""),
    ("ALLOWED_HOSTS", "*"),
    ("SITE_URL", ""),
    ("SITE_URL", "http://example.org"),
    ("DATABASE_URL", ""),
    ("DATABASE_URL", "nowhere"),
    ("DATABASE_KEEP_SECONDS", "long"),
    ("HSTS_SECONDS", "-5"),
    ("CERTIFICATE_KEY", "secret"),
    ("CERTIFICATE_RETIRED_KEYS", "secret"),
    ("EMAIL_PORT", "70000"),
    ("PURGE_URL", "varnish"),
    ("EMAIL_USE_TLS", "perhaps"),
]
WITH_BUCKET = {
    "MEDIA_S3_BUCKET": "files",
    "MEDIA_S3_ENDPOINT": "https://s3.example.org",
    "MEDIA_S3_KEY_ID": "key",
    "MEDIA_S3_SECRET": "secret",
}

SHOW = """
import json
from django.conf import settings
names = ["DEBUG", "SILENCED_SYSTEM_CHECKS", "WAGTAIL_GRAVATAR_PROVIDER_URL", "WAGTAIL_ENABLE_UPDATE_CHECK",
         "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "WAGTAILEMBEDS_FINDERS"]
print(json.dumps({name: getattr(settings, name) for name in names}))
"""


@pytest.fixture
def run():
    """Run Python in the project with the given variables and no other of ours."""

    def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess:
        plain = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        environment = plain | {"PYTHONPATH": str(settings.BASE_DIR / "site")} | RIGHT | variables
        return subprocess.run(
            [sys.executable, *arguments], cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True
        )

    return run


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_it_stops_with_the_name_of_the_variable(run, name, value):
    stopped = run("-c", "from django.conf import settings; settings.DEBUG", **{name: value})
    last_line = stopped.stderr.strip().splitlines()[-1]
    assert stopped.returncode != 0
    assert last_line.startswith(f"django.core.exceptions.ImproperlyConfigured: {name} ")


@pytest.mark.parametrize("name", [name for name in WITH_BUCKET if name != "MEDIA_S3_BUCKET"])
def test_a_bucket_needs_all_that_belongs_to_it(run, name):
    stopped = run("-c", "from django.conf import settings; settings.DEBUG", **(WITH_BUCKET | {name: ""}))
    last_line = stopped.stderr.strip().splitlines()[-1]
    assert last_line.startswith(f"django.core.exceptions.ImproperlyConfigured: {name} ")


def test_nothing_is_loosened_and_no_other_company_is_called(run):
    assert json.loads(run("-c", SHOW).stdout) == {
        "DEBUG": False,
        "SILENCED_SYSTEM_CHECKS": [],
        "WAGTAIL_GRAVATAR_PROVIDER_URL": None,
        "WAGTAIL_ENABLE_UPDATE_CHECK": False,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_SSL_REDIRECT": True,
        "WAGTAILEMBEDS_FINDERS": [],
    }


@pytest.mark.slow
def test_the_deployment_check_finds_nothing(run):
    answer = run("manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert answer.returncode == 0, answer.stderr
    assert "no issues (0 silenced)" in answer.stdout


@pytest.mark.slow
def test_the_deployment_check_says_when_certificates_prove_nothing_and_backups_are_open(run):
    answer = run("manage.py", "check", "--deploy", CERTIFICATE_KEY="", BACKUP_PUBLIC_KEY="")
    assert "CERTIFICATE_KEY is not set, so every certificate that is issued says TEST" in answer.stderr
    assert "BACKUP_PUBLIC_KEY is not set, so every backup can be read by whoever finds it" in answer.stderr


def test_only_an_editors_page_may_have_thousands_of_fields(run):
    show = "from django.conf import settings; print(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS)"
    assert (run("-c", show, ADMIN="no").stdout, run("-c", show, ADMIN="yes").stdout) == ("1000\n", "50000\n")


def test_a_worker_starts_without_the_libraries_of_files(run):
    """They took a fifth of the time in which it starts, and no visitor sends a file."""
    large = "{'openpyxl', 'pdfplumber', 'pypdfium2', 'holidays', 'typst'}"
    show = f"import django, sys; django.setup(); import config.urls; print(sorted({large} & set(sys.modules)))"
    assert run("-c", show, DATABASE_URL="sqlite://:memory:").stdout.strip() == "[]"


def test_postgresql_ends_what_takes_long_and_compiles_nothing(run):
    """Compiled, the question of search took 5.6 s on a new database: longer than the limit, so there was no search."""
    show = "from django.conf import settings; print(settings.DATABASES['default']['OPTIONS']['options'])"
    told = run("-c", show, DATABASE_URL="postgres://scp@localhost/scp").stdout
    assert {"jit=off", "statement_timeout=5000", "lock_timeout=1000"} < set(told.split())
