"""Does what systemd does with our units, where there is none: starts, reloads, restarts and keeps up what they say.

A stand-in for rehearsals: `systemctl enable --now scp-site`. SYSTEMCTL_UNITS is the folder of the unit files, and
SYSTEMCTL_STATE one for what runs. It knows nothing of limits and of who may see what.
"""

import contextlib
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

UNITS, STATE = Path(os.environ["SYSTEMCTL_UNITS"]), Path(os.environ["SYSTEMCTL_STATE"])
PATIENCE = 20  # seconds to end


def unit(name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in (UNITS / f"{name.removesuffix('.service')}.service").read_text().splitlines():
        if match := re.fullmatch(r"(\w+)=(.*)", line):
            found.setdefault(match[1], []).append(match[2])
    return found


def variables(said: dict[str, list[str]]) -> dict[str, str]:
    lines = [line for file in said.get("EnvironmentFile", []) for line in Path(file).read_text().splitlines()]
    pairs = [part for line in [*lines, *said.get("Environment", [])] for part in shlex.split(line, comments=True)]
    return os.environ | dict(pair.split("=", 1) for pair in pairs)


def supervise(name: str) -> None:
    """Runs until it is told to end: starts the program again a second after it ended."""
    os.setpgid(0, 0)
    said = unit(name)
    ended = False

    def end(number, frame):
        nonlocal ended
        ended = True
        with contextlib.suppress(ProcessLookupError):
            os.kill(child.pid, signal.SIGTERM)

    signal.signal(signal.SIGTERM, end)
    while not ended:
        command = ["nice", "-n", *(said.get("Nice") or ["0"]), *shlex.split(said["ExecStart"][0])]
        folder = (said.get("WorkingDirectory") or ["/"])[0]
        with (STATE / f"{name}.log").open("ab") as log:
            child = subprocess.Popen(command, cwd=folder, env=variables(said), stdout=log, stderr=log, process_group=0)
        (STATE / f"{name}.main").write_text(str(child.pid))
        child.wait()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)  # whatever it left behind, as systemd does
        if not ended:
            time.sleep(1)
        said = unit(name)


def running(name: str) -> int:
    """The process that keeps it up; 0 where there is none."""
    try:
        pid = int((STATE / f"{name}.pid").read_text())
        os.kill(pid, 0)
    except (OSError, ValueError):
        return 0
    return 0 if Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z" else pid


def start(name: str) -> None:
    if running(name) or name.endswith(".timer"):
        return
    process = subprocess.Popen([sys.executable, __file__, "supervise", name], stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    (STATE / f"{name}.pid").write_text(str(process.pid))


def stop(name: str) -> None:
    if not (pid := running(name)):
        return
    os.kill(pid, signal.SIGTERM)
    ends = time.monotonic() + PATIENCE
    while running(name) and time.monotonic() < ends:
        time.sleep(0.05)
    (STATE / f"{name}.pid").unlink(missing_ok=True)


def reload(name: str) -> None:
    os.kill(int((STATE / f"{name}.main").read_text()), signal.SIGHUP)


def main(verb: str, *words: str) -> int:
    names = [word.removesuffix(".service") for word in words if not word.startswith("--")]
    STATE.mkdir(exist_ok=True)
    for name in names:
        match verb:
            case "supervise":
                supervise(name)
            case "start":
                start(name)
            case "enable" if "--now" in words:
                start(name)
            case "stop":
                stop(name)
            case "restart":
                stop(name)
                start(name)
            case "reload" | "reload-or-restart":
                reload(name) if running(name) else start(name)
            case "is-active" if not running(name):
                return 3
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
