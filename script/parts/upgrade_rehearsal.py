"""A machine with the version before this one is brought to this one while it is read; and back from two that break.

deploy/install and deploy/upgrade do it, below a folder of their own; in the place of systemd stands systemctl.py.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from asked import words_of
from asker import Tally, ask_many
from stack import ROOT, ended_from_outside, refuse_taken

HOST, EDITORS = "safer.example", "edit.safer.example"
LIVE = "/health/live"  # never kept: a worker answers each time, and nginx asks no second one, or it fails
NGINX = "[Service]\nExecStart=nginx -e {var}/nginx/error.log -c {conf} -g 'daemon off;'\n"
SAYS = '__version__ = "{}"'


class Machine:
    """One machine below a folder, with PostgreSQL where DATABASE_URL says."""

    def __init__(self, below: Path, ports: int):
        self.below, self.ports = below, ports
        self.etc, self.var = below / "etc/scp", below / "var/lib/scp"
        programs = below / "programs"
        programs.mkdir()
        (programs / "systemctl").write_text(
            f'#!/bin/sh\nexec "{sys.executable}" "{ROOT}/script/parts/systemctl.py" "$@"\n'
        )
        (programs / "systemctl").chmod(0o755)
        self.units = below / "etc/systemd/system"
        self.units.mkdir(parents=True)
        conf = below / "etc/nginx/nginx.conf"
        (self.units / "nginx.service").write_text(NGINX.format(var=self.var, conf=conf))
        uv = ROOT / ".venv/uv/bin"
        self.variables = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VAR_DIR")}
        self.variables |= {"PATH": f"{programs}:{os.environ['PATH']}:{uv}:/usr/sbin"}
        self.variables |= {"SYSTEMCTL_UNITS": str(self.units), "SYSTEMCTL_STATE": str(below / "state")}
        self.in_memory = Path("/dev/shm" if Path("/dev/shm").is_dir() else below) / below.name

    def run(self, program: str, *words: str) -> tuple[int, str]:
        command = ["python3", str(ROOT / "deploy" / program), *words]
        ended = subprocess.run(command, env=self.variables, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, text=True)  # fmt: skip
        return ended.returncode, ended.stdout

    def install(self, version: Path) -> tuple[int, str]:
        self.in_memory.mkdir(exist_ok=True)
        ports = ",".join(str(self.ports + number) for number in range(5))
        words = [f"CACHE={self.in_memory}", "RATE=100000", "BURST=10000"]
        return self.run(
            "install", "--host", HOST, "--admin-host", EDITORS, "--from", str(version), "--below", str(self.below),
            *("--user", "root", "--database", os.environ["DATABASE_URL"], "--ports", ports, "--yes"),
            *(part for word in words for part in ("--word", word)),
        )  # fmt: skip

    def upgrade(self, version: Path) -> tuple[int, str]:
        return self.run("upgrade", "--etc", str(self.etc), "--from", str(version), "--yes")

    def version(self) -> str:
        return version_of(self.below / "srv/scp/site")

    def take_down(self) -> None:
        for file in (self.below / "state").glob("*.pid"):
            subprocess.run(["systemctl", "stop", file.stem], env=self.variables, check=False)
        shutil.rmtree(self.in_memory, ignore_errors=True)


def version_of(project: Path) -> str:
    """As deploy/machine.py says it: before 1.1 the code itself named none."""
    found = re.search(SAYS.format("(.*)"), (project / "core/__init__.py").read_text())
    return found[1] if found else "unknown"


def version_before(target: Path) -> str:
    """The last state of the code before it called itself by this version, as files; and what to call that."""
    now = version_of(ROOT)
    changes = git("log", "--format=%H", f"-S{SAYS.format(now)}", "--", "core/__init__.py").split()
    commit = git("rev-parse", f"{changes[-1]}~1").strip()
    packed = subprocess.run(["git", "archive", commit], cwd=ROOT, check=True, capture_output=True).stdout
    target.mkdir()
    subprocess.run(["tar", "-x", "-C", str(target)], input=packed, check=True)
    return f"before {now} ({commit[:7]})"


def git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=ROOT, check=True, capture_output=True, text=True).stdout


def broken(target: Path, version: str, file: str, old: str, new: str) -> Path:
    """This version with one line of it changed, under another name."""
    names = git("ls-files", "-z").split("\0")
    for name in filter(None, names):
        if not name.startswith("tests/"):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    for place, before, after in ((file, old, new), ("core/__init__.py", version_of(ROOT), version)):
        text = (target / place).read_text()
        assert before in text, f"{place} has no {before} any more"
        (target / place).write_text(text.replace(before, after, 1))
    return target


def while_read(machine: Machine, act) -> tuple[Tally, Tally, float, int, str]:
    """Pages, and answers that no copy can give, asked for from before `act` begins to after it ends."""
    expected = words_in_every_version(machine)
    ended = threading.Event()
    tallies = {"pages": Tally(), "answers": Tally()}

    def read(name: str, paths: dict[str, str]) -> None:
        while not ended.is_set():
            more = ask_many(machine.ports, HOST, paths, at_least=1, seconds=1, readers=2)
            kept = tallies[name]
            kept.seconds += more.seconds
            kept.failures += more.failures
            kept.wrong += more.wrong

    readers = [threading.Thread(target=read, args=pair) for pair in (("pages", expected), ("answers", {LIVE: "ok"}))]
    for reader in readers:
        reader.start()
    time.sleep(2)
    started = time.monotonic()
    status, said = act()
    took = time.monotonic() - started
    time.sleep(12)  # until the last old worker has gone
    ended.set()
    for reader in readers:
        reader.join()
    return tallies["pages"], tallies["answers"], took, status, said


def words_in_every_version(machine: Machine) -> dict[str, str]:
    """The pages that the old version has, each with its heading; those that the new one may call otherwise with any."""
    current = machine.var / "mirror/current"
    names = [str(file.relative_to(current)) for file in sorted(current.rglob("index.html"))][:60]
    return dict.fromkeys(words_of(current, names), "<h1")


def main(ports: int, only: str = "123") -> int:
    """`only`: the numbers of what is tried, in this order."""
    refuse_taken(ports)
    signal.signal(signal.SIGTERM, ended_from_outside)
    with tempfile.TemporaryDirectory(prefix="upgrade-") as folder:
        below = Path(folder)
        before = version_before(below / "before")
        now = version_of(ROOT)
        machine = Machine(below, ports)
        rows = []
        try:
            print(f"Installing version {before} …", flush=True)
            status, said = machine.install(below / "before")
            if status:
                raise SystemExit(said)
            print(said, flush=True)
            _, again = machine.install(below / "before")
            is_same = again.count("done already") >= 10 and "password" not in again.rpartition("in order.")[2]
            print(f"{'ok  ' if is_same else 'WRONG'} installed again: nothing but the checks was done\n", flush=True)
            unloadable = ("site/config/wsgi.py", "import os", "import no_such_module, os")
            unhealthy = ("delivery/health.py", "status=200 if is_usable else 503", "status=503")
            tries = (
                (
                    f"{before} → one that cannot be loaded",
                    1,
                    "unknown",
                    lambda: broken(below / "1", "9.1", *unloadable),
                ),
                (f"{before} → {now}", 0, now, lambda: ROOT),
                (f"{now} → one whose check fails", 1, now, lambda: broken(below / "2", "9.2", *unhealthy)),
            )
            for name, wanted, version, made in (tries[int(number) - 1] for number in only):
                project = made()
                pages, answers, took, status, said = while_read(
                    machine, lambda project=project: machine.upgrade(project)
                )
                print(f"{name}\n{said}", flush=True)
                is_right = status == wanted and machine.version() == version
                rows.append((name, pages, answers, took, is_right, machine.version()))
        finally:
            machine.take_down()
    print(f"\n{'what':52} {'took':>7} {'pages':>7} {'failed':>7} {'answers':>9} {'failed':>7}  afterwards")
    for name, pages, answers, took, is_right, version in rows:
        counts = f"{len(pages.seconds):7,} {len(pages.failures):7} {len(answers.seconds):9,} {len(answers.failures):7}"
        print(f"{name:52} {took:5.0f} s {counts}  {version}{'' if is_right else ' WRONG'}")
        for failure in sorted({*pages.failures, *answers.failures}):
            print(f"    {failure}")
    # A database that is restored answers nobody meanwhile; pages are read all the same.
    failed = [row for row in rows if row[1].failures or (row[2].failures and row[5] == now) or not row[4]]
    print(
        "\nNo page failed, and each ended as it should." if not failed else f"\n{len(failed)} of them were not right."
    )
    return 1 if failed or not is_same else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 8440, *sys.argv[2:3]))
