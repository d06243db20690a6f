"""The whole of production on this machine's own address: nginx, the site, the editors' site and their helpers.

PostgreSQL is the one that DATABASE_URL names. Everything is made in one folder and ends with it.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import unquote

ROOT = Path(__file__).resolve().parents[2]
HOST, ADMIN_HOST = "safer.example", "edit.safer.example"
GRANIAN = ["-m", "granian", "--interface", "wsgi", "--http", "1", "--no-ws", "--host", "127.0.0.1"]
GRANIAN += [
    "--blocking-threads",
    "16",
    "--respawn-failed-workers",
    "--respawn-interval",
    "10",
    "--workers-kill-timeout",
    "10",
]
GRANIAN += ["--no-access-log", "--log-level", "warning"]


NICENESS = {"admin": 5, "scheduler": 10, "baker": 10}  # as in deploy/systemd: readers go before everybody


class Stack:
    """`ports` is the first of five free ports: HTTPS, HTTP, the site, the editors' site, the one that always fails.

    `within` is put before every command, such as one that runs it in another network; `more` are further variables.
    """

    def __init__(self, var: Path, ports: int, within: tuple[str, ...] = (), **more: str):
        self.var, self.https, self.site_port = var, ports, ports + 2
        if not within:
            refuse_taken(ports)
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, ended_from_outside)
        self.conf = var / "deploy"
        self.in_memory = Path("/dev/shm" if Path("/dev/shm").is_dir() else var) / f"{var.parent.name}-{var.name}"
        self.processes: dict[str, subprocess.Popen] = {}
        self.wanted: set[str] = set()
        self.changing = threading.Lock()  # of `wanted` and `processes`: or two would start the same program
        self.ended = threading.Event()
        self.variables = (
            os.environ
            | {
                "DJANGO_SETTINGS_MODULE": "config.settings.production",
                "PYTHONPATH": str(ROOT / "site"),
                "VAR_DIR": str(var),
                "SECRET_KEY": "a-key-for-rehearsals-only-" * 3,
                "ALLOWED_HOSTS": f"{HOST},{ADMIN_HOST}",
                "SITE_URL": f"https://{HOST}:{ports}",
                "SECOND_FACTOR": "no",  # programs sign in here
                "ADMIN_URL": f"https://{ADMIN_HOST}:{ports}",
            }
            | more
        )
        self.within = within
        python = sys.executable
        self.commands = {
            "site": [python, *GRANIAN, "--workers", "2", "--port", str(ports + 2), "config.wsgi:application"],
            "admin": [python, *GRANIAN, "--workers", "1", "--port", str(ports + 3), "config.wsgi:application"],
            "scheduler": [python, "manage.py", "run_scheduler"],
            "baker": [python, "manage.py", "bake", "--watch", "--to", str(var / "mirror")],
            "nginx": [
                "nginx",
                "-e",
                str(var / "nginx" / "error.log"),
                "-c",
                str(self.conf / "nginx.conf"),
                "-g",
                "daemon off;",
            ],  # fmt: skip
        }

    def prepare(self, is_first: bool = True) -> None:
        """`is_first`: whether the database is still empty, and not the one of another machine."""
        for folder in ("nginx", "media", "private"):
            (self.var / folder).mkdir(parents=True, exist_ok=True)
        for command in (["migrate", "-v0"], ["create_starter_site", "-v0"]) if is_first else ():
            self.manage(*command)
        self.manage("collectstatic", "--noinput", "-v0")
        self.manage("bake", "--to", str(self.var / "mirror"))
        name = f"/CN={HOST}"
        pair = ["-keyout", str(self.var / "key.pem"), "-out", str(self.var / "certificate.pem")]
        run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", name, *pair])
        self.fill()

    def fill(self) -> None:
        first = self.https
        words = {"VAR": self.var, "PROJECT": ROOT, "HOST": HOST, "ADMIN_HOST": ADMIN_HOST, "USER": "root"}
        words |= {"CERTIFICATE": self.var / "certificate.pem", "KEY": self.var / "key.pem", "RATE": 100000}
        words |= {"HTTPS_PORT": first, "HTTP_PORT": first + 1, "SITE_PORT": first + 2, "ADMIN_PORT": first + 3}
        self.in_memory.mkdir(exist_ok=True)
        words |= {"CACHE": self.in_memory}
        words |= {"BROKEN_PORT": first + 4, "BURST": 10000, "HEALTH": "10.77.0.1" if self.within else "127.0.0.1"}
        run([str(ROOT / "deploy" / "fill"), str(self.conf), *(f"{word}={value}" for word, value in words.items())])

    def manage(self, *arguments: str, **more: str) -> str:
        command = [sys.executable, "manage.py", *arguments]
        return run([*self.within, *command], env=self.variables | {"ADMIN": "yes"} | more).stdout

    def start(self, *names: str) -> None:
        for name in names or self.commands:
            with self.changing:
                self.wanted.add(name)
                self._spawn(name)

    def _spawn(self, name: str) -> None:
        if name in self.processes:
            end_group(self.processes[name])
        log = (self.var / f"{name}.log").open("ab")
        variables = self.variables | {"ADMIN": "yes" if name in ("admin", "scheduler") else "no"}
        self.processes[name] = subprocess.Popen(
            [*self.within, *as_nice_as(name), *self.commands[name]],
            cwd=ROOT,
            env=variables,
            stdout=log,
            stderr=log,
            process_group=0,  # and no session: Linux shares the processor among sessions first, whatever their niceness
        )

    def keep_up(self) -> None:
        """Start again whatever has ended, after a second: what Restart=always does."""

        def has_ended(name: str) -> bool:
            return name in self.wanted and self.processes[name].poll() is not None

        def watch():
            while not self.ended.wait(0.2):
                for name in filter(has_ended, self.commands):
                    self.ended.wait(1)
                    with self.changing:
                        if has_ended(name):  # and was not stopped or started by somebody meanwhile
                            self._spawn(name)

        threading.Thread(target=watch, daemon=True).start()

    def stop(self, *names: str) -> None:
        for name in names:
            with self.changing:
                self.wanted.discard(name)
            end(self.processes[name])

    def stop_all(self) -> None:
        self.ended.set()
        with self.changing:
            self.wanted.clear()
        for process in self.processes.values():
            if process.poll() is None:
                os.kill(process.pid, signal.SIGTERM)
        for process in self.processes.values():
            end(process)
        shutil.rmtree(self.in_memory, ignore_errors=True)

    def workers(self, name: str = "site") -> list[int]:
        pid = self.processes[name].pid
        try:
            return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
        except OSError:
            return []


class Postgres:
    """The server that with_postgresql started, to be stopped, hung and started again."""

    def __init__(self):
        self.place = Path(unquote(os.environ["DATABASE_URL"].split("@")[1].rpartition("/")[0]))
        self.owner = (self.place / "data").stat().st_uid

    @property
    def pid(self) -> int:
        return int((self.place / "data" / "postmaster.pid").read_text().splitlines()[0])

    def family(self) -> list[int]:
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        return [self.pid, *map(int, children)]

    def hang(self) -> None:
        self._signal(signal.SIGSTOP)

    def go_on(self) -> None:
        self._signal(signal.SIGCONT)

    def stop(self) -> None:
        self._control("stop", "--mode", "immediate")

    def start(self) -> None:
        options = f"-k {self.place} -c listen_addresses='' -c fsync=off -c max_connections=60"
        self._control("start", "--log", str(self.place / "log"), "--options", options)

    def _signal(self, number: int) -> None:
        for pid in self.family():
            os.kill(pid, number)

    def _control(self, verb: str, *more: str) -> None:
        program = Path(run(["bash", "-c", ". script/parts/postgresql.sh; postgresql_programs"]).stdout.strip())
        command = [str(program / "pg_ctl"), verb, "--silent", "--wait", "--pgdata", str(self.place / "data"), *more]
        subprocess.run(command, cwd=self.place, user=self.owner, check=True, stdout=subprocess.DEVNULL)


def as_nice_as(name: str) -> list[str]:
    return ["nice", "-n", str(NICENESS[name])] if name in NICENESS else []


def ended_from_outside(number: int, frame) -> None:
    """Whoever ends us leaves nothing behind, and what was running says why it stopped."""
    sys.exit(f"\nEnded from outside ({signal.Signals(number).name}): taking everything down.")


def refuse_taken(first: int) -> None:
    """Somebody left on one of the five ports would answer a share of the requests in our programs' place."""
    for port in range(first, first + 5):
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                raise SystemExit(f"Something listens on port {port} already. End it first.")


def end(process: subprocess.Popen) -> None:
    try:
        os.kill(process.pid, signal.SIGTERM)
        process.wait(timeout=15)
    except (ProcessLookupError, subprocess.TimeoutExpired):
        pass
    end_group(process)
    process.wait()


def end_group(process: subprocess.Popen) -> None:
    """Whatever a program has left behind, as systemd does it: workers would go on answering on the same port."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def run(command: list[str], env: dict | None = None) -> subprocess.CompletedProcess:
    ended = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    if ended.returncode:
        raise SystemExit(f"{' '.join(command[:4])} failed:\n{ended.stdout[-2000:]}{ended.stderr[-4000:]}")
    return ended


def wait_until(is_so, seconds: float, what: str) -> float:
    """Seconds until `is_so()`; stops the whole with `what` when it takes longer than `seconds`."""
    started = time.monotonic()
    while time.monotonic() - started < seconds:
        if is_so():
            return time.monotonic() - started
        time.sleep(0.05)
    raise SystemExit(f"{what} did not happen within {seconds:g} seconds.")
