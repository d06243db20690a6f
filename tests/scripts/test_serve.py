"""script/serve says in one sentence why it cannot start, before it does anything slow."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests.browser.safety.waiting import wait_until

pytestmark = pytest.mark.slow


@pytest.fixture
def clone(tmp_path):
    """A fresh copy of what the script needs before it installs anything."""
    shutil.copytree(settings.BASE_DIR / "script", tmp_path / "script")
    shutil.copy(settings.BASE_DIR / "requirements.lock", tmp_path)
    return tmp_path


@pytest.fixture
def serve(clone):
    """Run script/serve of the copy; answers (status, output, errors)."""

    def run(*options: str, **variables: str) -> tuple[int, str, str]:
        environment = {"PATH": os.environ["PATH"], "PYTHON": sys.executable} | variables
        command = ["bash", str(clone / "script" / "serve"), *options]
        ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
        return ended.returncode, ended.stdout, ended.stderr

    return run


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def stand_in(folder, name: str, says: str) -> str:
    """A program that stands for a Python which is not as it should be."""
    program = folder / name
    program.write_text(f"#!/bin/sh\n{says}\n")
    program.chmod(0o755)
    return str(program)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--port", "eighty"], "--port is “eighty”: give a number from 1 to 65535."),
        (["--port", "0"], "--port is “0”: give a number from 1 to 65535."),
        (["--port=65536"], "--port is “65536”: give a number from 1 to 65535."),
        (["--port"], "--port needs a value after it, such as --port 8001."),
        (["--host", "192.0.2.77"], "--host is “192.0.2.77”, which is no address of this machine"),
        (["--host", "no.such.invalid"], "--host is “no.such.invalid”, which is no address of this machine"),
        (["--prot", "8000"], "There is no option “--prot”: --help lists the ones there are."),
    ],
)
def test_a_wrong_option_is_answered_with_a_sentence(serve, options, said):
    status, output, errors = serve(*options)
    assert (status, output) == (1, "")
    assert said in errors
    assert len(errors.splitlines()) == 1


def test_a_busy_port_is_named(serve):
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        status, _, errors = serve("--port", str(port))
    assert status == 1
    assert errors == (f"Port {port} is in use by another program: stop that one, or give another number with --port.\n")


@pytest.mark.parametrize(
    ("name", "says", "said"),
    [
        ("old", "echo 3.9; exit 3", "Python 3.9 is too old: install Python 3.11 or newer"),
        (
            "bare",
            "echo 3.12; exit 1",
            "Python 3.12 is here without its venv module: install that (on Debian and Ubuntu: ",
        ),
        ("bare", "echo 3.12; exit 1", "apt install python3.12-venv"),
        ("broken", "exit 127", "which is no Python that runs"),
    ],
)
def test_a_python_that_will_not_do_is_named(serve, tmp_path, name, says, said):
    status, _, errors = serve(PYTHON=stand_in(tmp_path, name, says))
    assert status == 1
    assert said in errors
    assert len(errors.splitlines()) == 1


def test_no_python_at_all_is_said(serve, tmp_path):
    bare_path = tmp_path / "programs"
    bare_path.mkdir()
    for program in ("bash", "dirname", "mkdir"):
        (bare_path / program).symlink_to(shutil.which(program))
    status, _, errors = serve(PATH=str(bare_path), PYTHON="")
    assert (status, len(errors.splitlines())) == (1, 1)
    assert errors.startswith("No Python was found: install Python 3.11 or newer")


@pytest.mark.parametrize("folder", ["var", ".venv"])
def test_a_folder_that_cannot_be_written_is_named(serve, clone, folder):
    (clone / folder).write_text("A file, where a folder should be.")
    port = free_port()
    status, _, errors = serve("--port", str(port))
    assert status == 1
    assert errors.startswith(f"The folder {folder} cannot be written: ")
    assert len(errors.splitlines()) == 1


def test_packages_that_cannot_be_had_are_told_with_pips_own_words(serve, clone):
    (clone / "requirements.lock").write_text(f"no-such-package==1 --hash=sha256:{'0' * 64}\n")
    (clone / ".venv" / "bin").mkdir(parents=True)
    stand_in(clone / ".venv" / "bin", "python", f'exec {sys.executable} "$@"')  # making a real one takes seconds
    port = free_port()
    status, _, errors = serve("--port", str(port), PIP_NO_INDEX="1")
    first, *rest = errors.splitlines()
    assert status == 1
    assert first.startswith("The packages in requirements.txt could not be installed: check the network")
    assert any("no-such-package==1" in line for line in rest)
    assert not (clone / ".venv" / "requirements.lock").exists()


SERVER = """case "$*" in
*granian*)
  sleep 300 &
  echo "$$ $!" >>servers
  [ "$(wc -l <servers)" = 1 ] && sleep 11 && kill -KILL $$
  wait ;;
*run_scheduler* | *bake*) exec sleep 300 ;;
*manage.py*) ;;
*) exec {python} "$@" ;;
esac"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only Linux tells here what is running")
def test_a_server_that_is_killed_is_started_again_and_none_of_it_is_left_behind(clone):
    """The stand-in for the server has one worker, and is killed after eleven seconds the first time."""
    (clone / ".venv" / "bin").mkdir(parents=True)
    shutil.copy(clone / "requirements.lock", clone / ".venv")
    stand_in(clone / ".venv" / "bin", "python", SERVER.format(python=sys.executable))
    port = free_port()
    command = ["bash", str(clone / "script" / "serve"), "--port", str(port)]
    serving = subprocess.Popen(command, env={"PATH": os.environ["PATH"]}, stdout=subprocess.PIPE, text=True)
    try:
        assert wait_until(lambda: len(started(clone)) == 2, 40)
        assert wait_until(lambda: not any(map(is_running, started(clone)[0])), 5)
        assert all(map(is_running, started(clone)[1]))
    finally:
        serving.terminate()
    assert serving.wait(20) == 0
    assert "The server stopped by itself (status 137) and is started again." in serving.stdout.read()
    assert wait_until(lambda: not any(map(is_running, started(clone)[1])), 5)


def started(clone) -> list[list[int]]:
    """Server and worker, of each start."""
    told = clone / "servers"
    return [[int(pid) for pid in line.split()] for line in told.read_text().splitlines()] if told.exists() else []


def is_running(pid: int) -> bool:
    """What has ended and was not yet counted by its parent has ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_help_is_given_and_nothing_is_done(serve, clone):
    status, output, _ = serve("--help")
    assert (status, output.split()[0]) == (0, "script/serve")
    assert not (clone / ".venv").exists()
    assert not (clone / "var").exists()
