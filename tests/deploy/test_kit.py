"""What operators are given fits together: every name is filled in, nginx takes it, and it is as strict as the site."""

import os
import re
import shutil
import subprocess

import pytest
from django.conf import settings

from delivery.page_cache import fallback
from tests.expected_headers import ON_EVERY_ANSWER

pytestmark = pytest.mark.slow

FILL = settings.BASE_DIR / "deploy" / "fill"
NGINX = shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin")


@pytest.fixture
def fill(tmp_path):
    """Fills the kit in; answers (status, errors). `tmp_path / "etc"` has the result."""

    def run(**more: str) -> tuple[int, str]:
        words = {"HOST": "example.org", "ADMIN_HOST": "edit.example.org", "VAR": str(tmp_path / "var")}
        words |= {"CERTIFICATE": str(tmp_path / "certificate.pem"), "KEY": str(tmp_path / "key.pem")} | more
        pairs = [f"{word}={value}" for word, value in words.items() if value]
        ended = subprocess.run([FILL, tmp_path / "etc", *pairs], capture_output=True, text=True)
        return ended.returncode, ended.stderr

    return run


def test_every_word_is_filled_in(fill, tmp_path):
    assert fill() == (0, "")
    for file in (tmp_path / "etc").iterdir():
        words = [word for word in file.read_text().split("@") if word.isupper() and word.isidentifier()]
        assert not words, file


def test_a_word_that_is_missing_is_named(fill):
    status, said = fill(HOST="")
    assert status == 1
    assert "give HOST=… as well" in said


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may become the site's user")
def test_commands_run_as_the_units_do(fill, tmp_path):
    """Else an operator would migrate the database for trying out."""
    project, secrets = tmp_path / "project", tmp_path / "secrets"
    (project / ".venv" / "bin").mkdir(parents=True)
    (project / ".venv" / "bin" / "python").symlink_to(shutil.which("printenv"))
    shutil.copytree(settings.BASE_DIR / "templates", project / "templates")
    secrets.write_text('DEFAULT_FROM_EMAIL="Safer City <city@example.org>"')
    assert fill(PROJECT=str(project), ENVIRONMENT=str(secrets), USER="root") == (0, "")

    def said_of(name: str) -> str:
        return subprocess.run([tmp_path / "etc" / "manage", name], capture_output=True, text=True).stdout.strip()

    assert said_of("DJANGO_SETTINGS_MODULE") == "config.settings.production"
    assert said_of("DEFAULT_FROM_EMAIL") == "Safer City <city@example.org>"
    assert said_of("VAR_DIR") == str(tmp_path / "var")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may become the site's user")
def test_what_a_command_writes_is_for_the_site_alone(fill, tmp_path):
    project, secrets, written = tmp_path / "project", tmp_path / "secrets", tmp_path / "written"
    (project / ".venv" / "bin").mkdir(parents=True)
    (project / ".venv" / "bin" / "python").write_text(f"#!/bin/sh\ntouch {written}\n")
    (project / ".venv" / "bin" / "python").chmod(0o755)
    shutil.copytree(settings.BASE_DIR / "templates", project / "templates")
    secrets.write_text("")
    assert fill(PROJECT=str(project), ENVIRONMENT=str(secrets), USER="root") == (0, "")
    subprocess.run([tmp_path / "etc" / "manage", "backup"], check=True)
    assert written.stat().st_mode & 0o777 == 0o600


def test_the_page_with_the_numbers_may_show_its_own_style(fill, tmp_path):
    fill()
    [style] = [word for word in fallback.HEADERS["Content-Security-Policy"].split() if "sha256-" in word]
    assert style.rstrip(";") in (tmp_path / "etc" / "headers.conf").read_text()


@pytest.mark.skipif(
    NGINX is None or not shutil.which("openssl"), reason="not installed: apt install nginx-light openssl"
)
def test_nginx_takes_it(fill, tmp_path):
    (tmp_path / "var" / "nginx").mkdir(parents=True)
    pair = ["-keyout", tmp_path / "key.pem", "-out", tmp_path / "certificate.pem"]
    subject = ["-subj", "/CN=example.org"]
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", *subject, *pair], check=True)
    fill(HTTPS_PORT="8443", HTTP_PORT="8080")
    said = subprocess.run([NGINX, "-t", "-c", tmp_path / "etc" / "nginx.conf"], capture_output=True, text=True)
    assert "test is successful" in said.stderr, said.stderr


def test_nginx_says_by_itself_what_django_says():
    said = (settings.BASE_DIR / "deploy" / "fixed_headers.conf").read_text()
    lines = {name: value.strip('"') for name, value in re.findall(r'^add_header (\S+) (".*"|\S+) always;$', said, re.M)}
    assert ON_EVERY_ANSWER.items() <= lines.items()
    assert lines["Strict-Transport-Security"].endswith("; preload") and lines["X-Content-Type-Options"] == "nosniff"


def test_every_answer_of_nginxs_own_has_headers():
    """Each location that does not ask the site includes them: nginx inherits none where a location adds its own."""
    for name in ("nginx.conf", "files.conf"):
        text = (settings.BASE_DIR / "deploy" / name).read_text()
        for place in re.findall(r"\n *location ([^{]+){(.*?)\n *}", text, re.S):
            says = ("proxy_pass", "headers.conf;", "site.conf;", "editors.conf;", "return 444;")
            assert any(word in place[1] for word in says), place[0]


@pytest.fixture(scope="module")
def units():
    """What each service of systemd says, by its file's name."""
    return {file.name: file.read_text() for file in (settings.BASE_DIR / "deploy" / "systemd").glob("*.service")}


def test_only_the_editors_process_has_their_addresses(units):
    assert "ADMIN=no" in units["scp-site.service"] and "ADMIN=yes" in units["scp-admin.service"]


def test_every_unit_is_confined_alike(units):
    """So that whoever breaks into one of them finds nothing that another is denied."""
    [confined] = {
        re.search(r"^NoNewPrivileges=.*?^CapabilityBoundingSet=$", text, re.M | re.S)[0] for text in units.values()
    }
    assert "SystemCallFilter=@system-service" in confined


def test_no_unit_takes_all_of_the_machine(units):
    for name, text in units.items():
        assert re.search(r"^MemoryMax=\d+[MG]$", text, re.M) and re.search(r"^CPUQuota=\d+%$", text, re.M), name
        assert "UMask=0077" in text, name
