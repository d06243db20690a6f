"""deploy/install and deploy/upgrade say what they would do before they do it, and do nothing unasked.

That they do it is seen by script/production-rehearsal.
"""

import subprocess
import sys

import pytest
from django.conf import settings

DEPLOY = settings.BASE_DIR / "deploy"


def said_by(program: str, *words: str) -> tuple[int, str]:
    ended = subprocess.run(
        [sys.executable, DEPLOY / program, *words], stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    return ended.returncode, ended.stdout + ended.stderr


@pytest.fixture
def machine(monkeypatch):
    monkeypatch.syspath_prepend(str(DEPLOY))
    import machine

    return machine


def test_the_plan_is_shown_and_nothing_is_done(tmp_path):
    status, said = said_by("install", "--host", "example.org", "--below", str(tmp_path / "m"), "--plan")
    assert status == 0
    assert "for readers and https://edit.example.org for editors" in said
    assert "version 1.1 in" in said and "password is shown once" in said and "done already" not in said
    assert list(tmp_path.iterdir()) == []


def test_nobody_there_to_agree_is_no_agreement(tmp_path):
    status, said = said_by("install", "--host", "example.org", "--below", str(tmp_path / "m"))
    assert status == 1 and ("add --yes" in said or "Run it as root" in said)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--certificate", "/no/such.pem"], "--certificate and --key belong together"),
        (["--certificate", "/no/such.pem", "--key", "/no/such.key"], "There is no file /no/such.pem"),
        (["--content", "no-such-town"], "There is no content “no-such-town”"),
    ],
)
def test_a_wrong_answer_is_told_before_anything_is_done(tmp_path, words, sentence):
    status, said = said_by("install", "--host", "example.org", "--below", str(tmp_path), "--plan", *words)
    assert status == 1 and sentence in said and "Traceback" not in said


def test_another_version_is_brought_up_to_date_and_never_installed_over(tmp_path):
    core = tmp_path / "srv/scp/site/core"
    core.mkdir(parents=True)
    (core / "__init__.py").write_text('__version__ = "0.9"\n')
    status, said = said_by("install", "--host", "example.org", "--below", str(tmp_path), "--plan")
    assert status == 1 and "Version 0.9 is installed here already" in said and "deploy/upgrade" in said


def test_there_is_nothing_to_upgrade_where_nothing_was_installed(tmp_path):
    status, said = said_by("upgrade", "--etc", str(tmp_path), "--plan")
    assert status == 1 and "No site is configured in" in said and "Traceback" not in said


def test_an_upgrade_says_how_it_goes_and_what_becomes_of_a_failure(tmp_path, machine):
    installed = machine.Machine("example.org", "edit.example.org", etc=str(tmp_path), home=str(tmp_path / "srv"))
    installed.remember()
    status, said = said_by("upgrade", "--etc", str(tmp_path), "--plan")
    assert status == 0
    order = [
        "look",
        "beside the old one",
        "a backup",
        "migrate",
        "every page",
        "exchange",
        "reload",
        "checks",
        "keep the old",
    ]
    places = [said.index(words) for words in order]
    assert places == sorted(places)
    assert "the old version goes on, and its database comes back" in said


def test_two_versions_change_places_at_once(tmp_path, machine):
    for name in ("site", "next"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "which").write_text(name)
    machine.exchange(tmp_path / "site", tmp_path / "next")
    assert (tmp_path / "site/which").read_text() == "next" and (tmp_path / "next/which").read_text() == "site"
    with pytest.raises(machine.Stopped, match="cannot be exchanged"):
        machine.exchange(tmp_path / "site", tmp_path / "gone")


def test_secrets_are_read_as_systemd_reads_them(tmp_path, machine):
    secrets = tmp_path / "scp.env"
    secrets.write_text('# ours\nSECRET_KEY=a=b\nDEFAULT_FROM_EMAIL="Safer City <city@example.org>"\n\n')
    read = machine.Machine("a", "b", environment=str(secrets)).variables()
    assert read == {"SECRET_KEY": "a=b", "DEFAULT_FROM_EMAIL": "Safer City <city@example.org>"}


def test_two_cannot_change_one_machine_at_once(tmp_path, machine):
    with machine.alone(str(tmp_path)), pytest.raises(machine.Stopped, match="Somebody else"):
        machine.alone(str(tmp_path))


def test_what_nobody_answers_is_not_in_order(machine):
    nowhere = machine.Machine("example.org", "edit.example.org", ports=[9, 9, 9, 9, 9])
    assert machine.wrong_now(nowhere) == "/health/ready answers nothing"
    with pytest.raises(machine.Stopped, match="Not in order after 0 s"):
        machine.check(nowhere, seconds=0)
