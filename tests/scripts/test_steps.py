"""script/test goes on after a failure, and nobody can overlook what it did not run."""

import subprocess
import time

import pytest
from django.conf import settings

START = "set -euo pipefail; . script/parts/environment.sh; . script/parts/steps.sh; "


def run(steps: str, ci: str = "") -> tuple[int, str]:
    """What the steps print, and how the script ends."""
    command = ["bash", "-c", f"{START}CI={ci}; {steps}; finish"]
    ended = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True)
    return ended.returncode, ended.stdout


def test_every_step_runs_and_one_failure_fails_the_whole():
    status, said = run("step First false; step Second echo '7 passed in 0.31s'")
    summary = said.split("=== Summary\n")[1].splitlines()
    assert status == 1
    assert [line.split()[:2] for line in summary] == [["First", "FAILED"], ["Second", "passed"]]
    assert summary[1].endswith("7 passed in 0.31s")


@pytest.mark.parametrize(("ci", "expected"), [("", 0), ("true", 1)])
def test_what_could_not_run_is_named_with_what_would_help(ci, expected):
    status, said = run("step First true; could_not Browser 'there is no Chromium: apt install chromium'", ci)
    assert status == expected
    assert "!!! NOT EVERYTHING WAS TESTED\n  Browser: there is no Chromium: apt install chromium" in said
    assert ("this counts as a failure" in said) == (ci == "true")


@pytest.mark.parametrize("ci", ["", "true"])
def test_what_may_be_left_out_is_named_and_is_no_failure(ci):
    status, said = run("step First true; left_out Firefox 'there is no Firefox: apt install firefox-esr'", ci)
    assert status == 0
    assert "!!! NOT EVERYTHING WAS TESTED\n  Firefox: there is no Firefox: apt install firefox-esr" in said
    assert "counts as a failure" not in said


def test_all_is_well_when_everything_ran():
    status, said = run("step First true; step Second true", ci="true")
    assert status == 0
    assert "NOT" not in said


def test_steps_beside_each_other_are_shown_one_after_the_other():
    status, said = run(
        "begin First sh -c 'sleep 0.3; echo slow'; begin Second sh -c 'echo quick; exit 3'; finish_begun"
    )
    shown, summary = said.split("=== Summary\n")
    assert status == 1
    assert shown.index("=== First\nslow\n") < shown.index("=== Second\nquick\n")
    assert [line.split()[:2] for line in summary.splitlines()] == [["First", "passed"], ["Second", "FAILED"]]


def test_nothing_that_was_begun_outlives_the_script(tmp_path):
    lasting = tmp_path / "lasting"
    said = subprocess.run(
        ["bash", "-c", f"{START}begin Long sh -c 'sleep 2; echo > {lasting}'; exit 1"],
        cwd=settings.BASE_DIR, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert said.returncode == 1
    time.sleep(3)
    assert not lasting.exists()
