"""Memory that a pack of 50 files and 200 MB takes: while it is built, and while it is sent, also to slow readers."""

import http.client
import json
import subprocess
import sys
import tempfile
import threading
import time

from bench import ROOT, Server, environment, run, served, workers
from peak import peak_since, start_peak

MOST_MEGABYTES = 64
READERS = 4  # at once, two of them slow
PIECE = 64 * 1024  # bytes


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="packs-") as var:
        env = environment(var, "config.settings.embedded", ROOT / "site", ROOT)
        print("\nMaking a season with 50 files and 200 MB …", flush=True)
        for command in (["migrate", "-v0"], ["collectstatic", "--noinput", "-v0", "--ignore", "wagtail*"]):
            run([sys.executable, "manage.py", *command], env)
        command = [sys.executable, "script/parts/pack_site.py"]
        built = json.loads(subprocess.run(command, env=env, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout)
        print(
            f"Building the pack of {built['total'] / 2**20:.0f} MB: {built['megabytes']:.0f} MB more memory "
            f"(at most {MOST_MEGABYTES}), {built['seconds']:.1f} s, told in {built['steps']} steps"
        )
        with served("config.wsgi:application", env) as server:
            sent, megabytes = send_to_readers(server, built["address"])
        print(
            f"Sending it to {READERS} readers at once, two of them slow: {megabytes:.0f} MB more memory "
            f"(at most {MOST_MEGABYTES}), {sent / 2**20:.0f} MB sent"
        )
    return 0 if max(built["megabytes"], megabytes) <= MOST_MEGABYTES and sent > 2 * built["total"] else 1


def send_to_readers(server: Server, address: str) -> tuple[int, float]:
    """Bytes that the readers got, and the most that all processes of the server took beyond what they had."""
    fetch(server, address, 0, 1)  # what is loaded the first time is no matter of size
    before = {pid: start_peak(pid) for pid in workers(server)}
    got: list[int] = []
    readers = [
        threading.Thread(target=lambda pause=pause: got.append(fetch(server, address, pause)))
        for pause in (0, 0, 0.01, 0.01)[:READERS]
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return sum(got), sum(peak_since(pid, had) for pid, had in before.items())


def fetch(server: Server, address: str, pause: float, pieces: int | None = None) -> int:
    """Bytes of the pack, read a piece at a time with a pause after each: all of it, or so many pieces."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request("GET", address)
    answer, got = connection.getresponse(), 0
    if answer.status != 200:
        raise SystemExit(f"{address} answered {answer.status}.")
    while piece := answer.read(PIECE):
        got += len(piece)
        if pieces and got >= pieces * PIECE:
            break
        time.sleep(pause)
    connection.close()
    return got


if __name__ == "__main__":
    sys.exit(main())
