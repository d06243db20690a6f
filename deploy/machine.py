"""What deploy/install and deploy/upgrade stand on: where things are on a machine, and steps with a plan that is shown.

Needs nothing but Python: it runs before anything is installed.
"""

import ctypes
import fcntl
import json
import os
import pwd
import shlex
import shutil
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO

HERE = Path(__file__).resolve().parent.parent  # the version that this file is of
SERVICES = ("scp-site", "scp-admin", "scp-scheduler", "scp-baker")
RELOADED, RESTARTED = ("scp-site", "scp-admin"), ("scp-scheduler", "scp-baker")
# What a copy of the project leaves behind: what one machine made for itself, and the history of the code.
NOT_COPIED = (".git", ".venv", "var", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache", "tests")
PATIENCE = 90  # seconds for a check to come true after a reload: each worker has ten, one after the other


class Stopped(Exception):
    """A step did not succeed. The words say what happened and what to do."""


@dataclass
class Machine:
    """Where everything is. Written beside the configuration, so that an upgrade asks nobody anything."""

    host: str
    admin_host: str
    certificate: str = ""
    key: str = ""
    user: str = "scp"
    home: str = "/srv/scp"
    var: str = "/var/lib/scp"
    etc: str = "/etc/scp"
    environment: str = "/etc/scp.env"
    units: str = "/etc/systemd/system"
    nginx: str = "/etc/nginx/nginx.conf"
    database: str = ""  # its address; without one, a database of the user's name is made on this machine
    content: str = "city-of-london"
    ports: list[int] = field(default_factory=lambda: [443, 80, 8001, 8002, 8003])
    more: dict[str, str] = field(default_factory=dict)  # further words of deploy/fill, such as HEALTH

    @classmethod
    def installed(cls, etc: Path) -> "Machine":
        try:
            return cls(**json.loads((etc / "machine.json").read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as problem:
            said = f"No site is configured in {etc}: run deploy/install, or name the folder with --etc."
            raise Stopped(said) from problem

    def remember(self) -> None:
        Path(self.etc).mkdir(parents=True, exist_ok=True)
        (Path(self.etc) / "machine.json").write_text(json.dumps(asdict(self), indent=2) + "\n", encoding="utf-8")

    @property
    def site(self) -> Path:
        """The program that runs. The one before it is beside it, and so is the next one while it is made."""
        return Path(self.home) / "site"

    @property
    def address(self) -> str:
        return f"https://{self.host}{'' if self.ports[0] == 443 else f':{self.ports[0]}'}"

    @property
    def admin_address(self) -> str:
        return f"https://{self.admin_host}{'' if self.ports[0] == 443 else f':{self.ports[0]}'}"

    def fill(self, project: Path) -> None:
        """The files of that version's kit with the names of this machine. nginx reads them when it is told to."""
        named = ("HTTPS_PORT", "HTTP_PORT", "SITE_PORT", "ADMIN_PORT", "BROKEN_PORT")
        words = dict(zip(named, map(str, self.ports), strict=True)) | self.more
        words |= {"HOST": self.host, "ADMIN_HOST": self.admin_host, "VAR": self.var, "USER": self.user}
        words |= {"CERTIFICATE": self.certificate, "KEY": self.key, "ENVIRONMENT": self.environment}
        words |= {"PROJECT": str(self.site)}
        # What it reads of the project is the new one's; what it writes down is where that will be.
        run([str(project / "deploy" / "fill"), self.etc, *(f"{name}={value}" for name, value in words.items())])

    def variables(self) -> dict[str, str]:
        """The environment's file, as systemd reads it."""
        lines = Path(self.environment).read_text(encoding="utf-8").splitlines()
        pairs = [part.partition("=") for line in lines for part in shlex.split(line, comments=True)]
        return {name: value for name, _, value in pairs}

    def manage(self, project: Path, *arguments: str, **more: str) -> str:
        """manage.py of that version, as the units run it: as their user, with their variables and secrets."""
        variables = {"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8"} | self.variables()
        variables |= {"DJANGO_SETTINGS_MODULE": "config.settings.production", "PYTHONPATH": str(project / "site")}
        variables |= {"VAR_DIR": self.var, "ADMIN": "no"} | more
        return run([str(project / ".venv/bin/python"), "manage.py", *arguments], project, variables, self.user)

    def bake(self, project: Path) -> None:
        """Every page by that version; once more when something changed before the last one was made."""
        for is_last in (False, False, False, True):
            try:
                self.manage(project, "bake", "--to", f"{self.var}/mirror")
                return
            except Stopped as problem:
                if is_last or "make them again" not in str(problem):
                    raise

    def learn(self, project: Path) -> None:
        """Lets the database count its rows anew: right after many are made it would choose the slowest ways."""
        words = "from django.db import connection as c; c.vendor == 'postgresql' and c.cursor().execute('ANALYZE')"
        self.manage(project, "shell", "-v0", "-c", words)


def run(command: list[str], folder: Path | None = None, variables: dict | None = None, user: str = "") -> str:
    """What the command printed. Raises Stopped with its last words."""
    who: dict = {}
    if user and os.geteuid() == 0 and user != "root":
        person = pwd.getpwnam(user)
        who = {"user": person.pw_uid, "group": person.pw_gid, "extra_groups": [], "umask": 0o077}
    try:
        ended = subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, **who)
    except OSError as problem:
        raise Stopped(f"{command[0]} cannot be run: {problem.strerror}.") from problem
    if ended.returncode:
        raise Stopped(f"{shlex.join(command)[:200]} failed:\n{(ended.stdout + ended.stderr)[-3000:].rstrip()}")
    return ended.stdout


def systemctl(*words: str) -> None:
    run(["systemctl", *words])


def alone(etc: str) -> IO[bytes]:
    """Held for as long as the file is open: two that change one site at once would undo each other's work."""
    Path(etc).mkdir(parents=True, exist_ok=True)
    file = (Path(etc) / "lock").open("ab")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        raise Stopped("Somebody else is installing or upgrading at this moment.") from problem
    return file


@dataclass
class Step:
    """One thing to do. `is_done` looks whether it is so already; then it is left alone."""

    told: str
    do: Callable[[], None]
    is_done: Callable[[], bool] = lambda: False


def show(steps: list[Step]) -> None:
    for number, step in enumerate(steps, 1):
        print(f"{number:3}. {'done already: ' if step.is_done() else ''}{step.told}")


def agreed(is_yes: bool) -> bool:
    if is_yes:
        return True
    if not sys.stdin.isatty():
        raise Stopped("Nobody is there to agree. Look at the plan, and add --yes.")
    return input("\nGo on? [y/N] ").strip().lower() in ("y", "yes")


def follow(steps: list[Step]) -> None:
    for number, step in enumerate(steps, 1):
        if step.is_done():
            continue
        started = time.monotonic()
        print(f"{number:3}. {step.told} …", end=" ", flush=True)
        step.do()
        print(f"{time.monotonic() - started:.1f} s", flush=True)


def copy_project(source: Path, target: Path, user: str) -> None:
    """The files of a version, for everybody to read and root alone to change."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target, ignore=shutil.ignore_patterns(*NOT_COPIED), symlinks=True)
    run(["chmod", "-R", "a+rX,go-w", str(target)])


def fill_environment(project: Path) -> None:
    """.venv with what the version pins, as its lock says it byte for byte."""
    uv = shutil.which("uv")
    run([sys.executable, "-m", "venv", "--clear", *(["--without-pip"] if uv else []), str(project / ".venv")])
    python = str(project / ".venv/bin/python")
    lock = project / "requirements.lock"
    pinned = ["--require-hashes", "-r", str(lock)] if lock.exists() else ["-r", str(project / "requirements.txt")]
    if uv:
        run([uv, "pip", "install", "--python", python, "--compile-bytecode", *pinned])
    else:
        run([python, "-m", "pip", "install", "--disable-pip-version-check", "--no-input", *pinned])
    run([python, "-m", "compileall", "-q", "-x", "/[.]venv/", str(project)])
    run(["chmod", "-R", "a+rX", str(project)])


def version_of(project: Path) -> str:
    """As core/__init__.py says it; “none” where there is no such program."""
    try:
        text = (project / "core" / "__init__.py").read_text(encoding="utf-8")
    except OSError:
        return "none"
    return text.partition('__version__ = "')[2].partition('"')[0] or "unknown"


def exchange(one: Path, other: Path) -> None:
    """Two folders change their places in one moment, so that nobody finds neither (renameat2)."""
    here, swap = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.renameat2(here, os.fsencode(one), here, os.fsencode(other), swap):
        raise Stopped(f"{one} and {other} cannot be exchanged: {os.strerror(ctypes.get_errno())}.")


# Checks


def asked(machine: Machine, host: str, path: str) -> tuple[int, str, dict[str, str]]:
    """Status, text and headers of what nginx on this machine answers; status 0 where nobody does."""
    unverified = ssl._create_unverified_context()  # it is this machine that is asked, whatever its certificate says
    request = urllib.request.Request(f"https://127.0.0.1:{machine.ports[0]}{path}", headers={"Host": host})
    try:
        with urllib.request.urlopen(request, timeout=15, context=unverified) as answer:
            return answer.status, answer.read().decode(errors="replace"), dict(answer.headers)
    except urllib.error.HTTPError as answer:
        return answer.code, "", dict(answer.headers)
    except OSError:
        return 0, "", {}


def wrong_now(machine: Machine) -> str:
    """What is not in order of the whole as visitors, editors and machines see it; "" when all is."""
    status, text, _ = asked(machine, machine.host, "/health/ready")
    if status != 200:
        return f"/health/ready answers {status or 'nothing'}"
    parts = {name: said for name, said in json.loads(text)["parts"].items() if said != "ok"}
    if parts:
        return f"/health/ready says {parts}"
    for path in ("/", "/search/?q=help"):
        status, _, headers = asked(machine, machine.host, path)
        if status != 200 or "Warning" in headers:
            return f"{path} answers {status or 'nothing'}{' from the mirror' if 'Warning' in headers else ''}"
    status, text, _ = asked(machine, machine.admin_host, "/admin/login/")
    if status != 200 or "password" not in text:
        return f"the editors' site answers {status or 'nothing'}"
    return ""


def check(machine: Machine, seconds: float = PATIENCE) -> None:
    """Raises Stopped unless all is in order within `seconds`, and is so three times in a row."""
    ends, in_a_row, wrong = time.monotonic() + seconds, 0, ""
    while in_a_row < 3:
        wrong = wrong_now(machine)
        in_a_row = 0 if wrong else in_a_row + 1
        if wrong and time.monotonic() > ends:
            raise Stopped(f"Not in order after {seconds:.0f} s: {wrong}.")
        time.sleep(1)
