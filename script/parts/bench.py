"""CPU a page, memory a worker, and the folding of states: each printed beside its reference from the same run.

A page is measured as readers get it, and as it is made for whoever may not get what is cached. Then every page of the
starter site is made for the first time after a change: of another page, as happens to all pages but one whenever
something is published, and of the page itself.
"""

import http.client
import os
import re
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
REQUESTS, REQUESTS_AFTER_A_CHANGE = 100, 8
ROUNDS, ROUNDS_AFTER_A_CHANGE = 3, 2
TICKS = os.sysconf("SC_CLK_TCK")
MOST_TIMES_BARE = 1.0
MOST_TIMES_BARE_AFTER_A_CHANGE = 4.0
MOST_MEGABYTES = 200
MOST_FOLDING = 50  # milliseconds
PAGES = [
    "/",
    "/plans/",
    "/plans/2016-17/",
    "/plans/2022-25/",
    "/decisions/seven-areas-to-three/",
    "/plans/2022-25/violence/",
    "/papers/",
    "/papers/2016-06-17-draft-strategic-plan/",
    "/campaigns/see-each-other-home/",
    "/support/",
    "/support/at-home/",
    "/about/",
    "/contact/",
]

MAKE_BARE = """
import django; django.setup()
from django.core.management import call_command
from wagtail.models import Page, Site
from bare.models import BarePage
call_command("migrate", verbosity=0)
page = Page.objects.get(depth=1).add_child(instance=BarePage(title="Bare", slug="bare"))
Site.objects.update(root_page=page)
"""


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="bench-") as var:
        bare_env = environment(var, "bare.settings", ROOT / "script" / "parts")
        our_env = environment(var, "config.settings.embedded", ROOT / "site", ROOT)
        print("Making both sites …", flush=True)
        run([sys.executable, "-c", MAKE_BARE], bare_env)
        for command in (["migrate", "-v0"], ["create_starter_site", "-v0"], ["collectstatic", "--noinput", "-v0"]):
            run([sys.executable, "manage.py", *command], our_env)
        with served("bare.wsgi:application", bare_env) as bare, served("config.wsgi:application", our_env) as ours:
            worst = print_pages(bare, ours)
            worst_first = print_first_makings(bare, ours, Path(var))
            megabytes = max(memory(pid) for pid in workers(ours))
    print(f"\nMemory of a worker: {megabytes:.0f} MB (at most {MOST_MEGABYTES})")
    folding = fold_many()
    print(f"Folding 10,000 changes for one day: {folding:.1f} ms (at most {MOST_FOLDING})")
    kept_to = worst <= MOST_TIMES_BARE and megabytes <= MOST_MEGABYTES and folding <= MOST_FOLDING
    kept_to = kept_to and worst_first <= MOST_TIMES_BARE_AFTER_A_CHANGE
    print("\nEvery figure is kept to." if kept_to else "\nA figure is not kept to.")
    return 0 if kept_to else 1


def print_pages(bare: "Server", ours: "Server") -> float:
    """A line for each page: as readers get it, and made again because it may not be sent from what is cached. Returns
    the worst ratio of both."""
    print(f"{'CPU a page, ms':46}{'bare':>7}{'kept':>8}{'ratio':>7}{'again':>8}{'ratio':>7}")
    worst = 0.0
    for page in PAGES:
        costs = [(cost(bare, "/"), cost(ours, page), cost(ours, f"{page}?")) for _ in range(ROUNDS)]
        reference, *ours_took = (min(column) for column in zip(*costs, strict=True))
        worst = max(worst, *(took / reference for took in ours_took))
        figures = "".join(f"{took:8.2f}{took / reference:7.2f}" for took in ours_took)
        print(f"{page:46}{reference:7.2f}{figures}")
    return worst


def print_first_makings(bare: "Server", ours: "Server", var: Path) -> float:
    """A line for every public page of the starter site. Returns the worst ratio after a change of another page."""
    head = f"{'bare':>7}{'elsewhere':>10}{'ratio':>7}{'of its own':>11}{'ratio':>7}"
    print(f"\n{'First making, CPU ms, after a change':66}{head}")
    worst = 0.0
    for page in pages_of(ours):
        elsewhere = "/contact/" if page != "/contact/" else "/about/"
        costs = []
        for _ in range(ROUNDS_AFTER_A_CHANGE):
            after = [
                cost(ours, page, lambda changed=changed: change(var, changed), REQUESTS_AFTER_A_CHANGE)
                for changed in (elsewhere, page)
            ]
            costs.append((cost(bare, "/", requests=REQUESTS // 4), *after))
        reference, *took = (min(column) for column in zip(*costs, strict=True))
        worst = max(worst, took[0] / reference)
        own, other = f"{took[1]:11.2f}{took[1] / reference:7.2f}", f"{took[0]:10.2f}{took[0] / reference:7.2f}"
        print(f"{page:66}{reference:7.2f}{other}{own}")
    print(f"After a change of another page at most {worst:.2f} times a bare page ({MOST_TIMES_BARE_AFTER_A_CHANGE})")
    return worst


def pages_of(server: "Server") -> list[str]:
    """Every address in the site's own sitemap, and the support pages, which no sitemap names."""
    listed = re.findall(r"<loc>https?://[^/]+(/[^<]*)</loc>", read(server, "/sitemap.xml"))
    return [*listed, "/support/", *dict.fromkeys(re.findall(r'href="(/support/[a-z-]+/)"', read(server, "/support/")))]


def read(server: "Server", address: str) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{server.port}{address}") as answer:
        return answer.read().decode()


def change(var: Path, path: str) -> None:
    """As an editor's process does who changes a page, and until the site's has seen it."""
    with sqlite3.connect(var / "site.sqlite3") as database:
        root = "SELECT url_path FROM wagtailcore_page JOIN wagtailcore_site ON root_page_id = wagtailcore_page.id"
        update = f"UPDATE wagtailcore_page SET seo_title = ? WHERE url_path = ({root}) || ?"
        database.execute(update, [os.urandom(8).hex(), path[1:]])
    database.close()
    (var / "pages" / "generation").write_bytes(os.urandom(16))
    time.sleep(0.05)


class Server:
    """A running application server with one worker."""

    def __init__(self, process: subprocess.Popen, port: int):
        self.process, self.port = process, port


@contextmanager
def served(application: str, env: dict):
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--workers",
        "1",
        "--port",
        str(port),
        application,
    ]
    process = subprocess.Popen(command, env=env, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    server = Server(process, port)
    try:
        wait_for(server)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=20)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(server: Server) -> None:
    for _ in range(300):
        try:
            if ask(server, "/") == 200:
                return
        except OSError:
            pass
        time.sleep(0.2)
    raise SystemExit("The server did not start within a minute.")


def ask(server: Server, address: str, headers: dict | None = None) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.request("GET", address, headers=headers or {})
    response = connection.getresponse()
    response.read()
    connection.close()
    return response.status


def cost(server: Server, address: str, before_each: Callable = lambda: None, requests: int = REQUESTS) -> float:
    """Milliseconds of CPU, user and system, that the workers spend on one request."""
    headers = {"Cookie": "sessionid=bench"} if address.endswith("?") else {}
    for _ in range(5):
        if (status := ask(server, address, headers)) != 200:
            raise SystemExit(f"{address} answered {status}.")
    before = cpu(server)
    for _ in range(requests):
        before_each()
        ask(server, address, headers)
    return (cpu(server) - before) / requests * 1000


def workers(server: Server) -> list[int]:
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split()
    return [server.process.pid, *map(int, children)]


def cpu(server: Server) -> float:
    """Seconds of CPU that the server and its workers have used."""
    return (
        sum(
            sum(map(int, Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13]))
            for pid in workers(server)
        )
        / TICKS
    )


def memory(pid: int) -> float:
    """Megabytes of memory that are the process's own or shared, as the kernel counts them."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def fold_many() -> float:
    """Milliseconds of CPU to fold 10,000 changes for one day, the best of five."""
    sys.path[:0] = [str(ROOT)]
    from datetime import date, timedelta

    from core.partial_dates import PartialDate
    from plans.lineage import PriorityChange, PriorityChangeKind, states_on

    begins = {number: [PartialDate(date(2020, 1, 1))] for number in range(10_000)}
    changes = [
        PriorityChange(
            number,
            PriorityChangeKind.PAUSED,
            frozenset({number}),
            frozenset(),
            PartialDate(date(2021, 1, 1) + timedelta(number % 900)),
        )
        for number in range(10_000)
    ]
    best = float("inf")
    for _ in range(5):
        start = time.process_time()
        states_on(date(2024, 1, 1), begins, changes)
        best = min(best, time.process_time() - start)
    return best * 1000


def environment(var: str, settings: str, *paths: Path) -> dict:
    python_path = os.pathsep.join(map(str, paths))
    return os.environ | {"VAR_DIR": var, "DJANGO_SETTINGS_MODULE": settings, "PYTHONPATH": python_path}


def run(command: list[str], env: dict) -> None:
    subprocess.run(command, env=env, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
