"""What visitors notice while things break: the real stack, each fault in turn, and a line for each."""

import contextlib
import json
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from asker import Asker, Tally, ask_many
from stack import HOST, ROOT, Postgres, Stack, wait_until

AT_LEAST = 1000  # requests a fault
SECONDS = 8.0  # that a fault lasts
SLOWEST, SLOWEST_HUNG = 100, 3000  # milliseconds for 99 of 100 answers
SLOWEST_MAKING = 1000  # where nothing fails and pages must be made again, as after publishing
LONGEST_RECOVERY, LONGEST_RESTORE = 10.0, 900.0  # seconds
HEAD = f"{'fault':38}{'requests':>9}{'failed':>8}{'wrong':>7}{'p50 ms':>8}{'p99 ms':>8}{'recovered s':>13}"

# What editors and the scheduler do, each in a process of its own.
MIGRATE = """
from django.db import connection
from core.migrating import patiently
patiently(lambda: connection.cursor().execute("ALTER TABLE wagtailcore_page ADD zz integer"), print)
print("migrated")
"""
PUBLISH = """
from wagtail.models import Page
for n in range(10):
    page = Page.objects.get(slug="{slug}").specific
    page.search_description = f"Said by {slug} {{n}}"
    page.save_revision().publish()
print("published")
"""
WITHDRAW = """
from wagtail.models import Page
Page.objects.get(slug="accessibility").specific.unpublish()
print("withdrawn")
"""
MAKE_DUE = """
from datetime import timedelta
from wagtail.models import Page
from core.clock import london_now
from home.models import StandardPage
front = Page.objects.get(depth=2)
for n in range(20):
    page = front.add_child(instance=StandardPage(title=f"Due {n}", slug=f"due-{n}", live=False))
    page.go_live_at = london_now() - timedelta(minutes=1)
    page.save_revision(approved_go_live_at=page.go_live_at)
"""
PUBLISH_DUE = "from core.management.commands.run_scheduler import publish_what_is_due as publish; publish()"
COUNT_DUE = """
from home.models import StandardPage
print("left", StandardPage.objects.filter(slug__startswith="due-", live=False).count())
"""


@dataclass
class Row:
    name: str
    tally: Tally
    recovered: float | None = None
    slowest: float = SLOWEST
    longest: float = LONGEST_RECOVERY
    notes: list[str] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        in_time = self.recovered is None or self.recovered <= self.longest
        is_quick = self.tally.at(0.99) <= self.slowest
        return not (self.tally.failures or self.tally.wrong or self.notes) and in_time and is_quick

    def __str__(self) -> str:
        tally, recovered = self.tally, "-" if self.recovered is None else f"{self.recovered:.1f}"
        counts = f"{len(tally.seconds):9}{len(tally.failures):8}{len(tally.wrong):7}"
        line = f"{self.name:38}{counts}{tally.at(0.5):8.1f}{tally.at(0.99):8.1f}{recovered:>13}"
        wrong = [f"wrong: {path}" for path in sorted(set(tally.wrong))]
        more = [*sorted(set(tally.failures))[:3], *wrong[:3], *self.notes]
        return line + ("" if self.is_good else "  NOT KEPT TO") + "".join(f"\n    {note}" for note in more)


class Faults:
    def __init__(self, stack: Stack):
        self.stack, self.postgres = stack, Postgres()
        self.visitor = Asker(stack.https, HOST)
        manifest = json.loads((stack.var / "mirror" / "current" / "manifest.json").read_text())
        self.critical = self.words_of(manifest["critical"])
        pages = [name for name in manifest["sha256"] if name.endswith("index.html")]
        self.others = self.words_of(random.Random(7).sample(pages, 20))

    def words_of(self, names: list[str]) -> dict[str, str]:
        """What each page must say: its heading, as it stands in the mirror."""
        texts = {name: (self.stack.var / "mirror" / "current" / name).read_text() for name in names}
        return {
            "/" + name.removesuffix("index.html"): re.search(r"<h1[^>]*>(.*?)</h1>", text, re.DOTALL)[1]
            for name, text in texts.items()
        }

    def while_asked(self, name: str, inject, undo=lambda: None, recovered=None, **more) -> Row:
        """Ask for the critical pages without a pause, break something, mend it, and time the return."""
        result = []
        asked = self.critical | self.others

        def ask():
            result.append(ask_many(self.stack.https, HOST, asked, at_least=AT_LEAST, seconds=SECONDS))

        asking = threading.Thread(target=ask)
        asking.start()
        time.sleep(0.5)
        notes = inject() or []
        asking.join()
        undo()
        seconds = wait_until(recovered, 60, f"The end of “{name}”") if recovered else None
        return Row(name, result[0], seconds, notes=notes, **more)

    def is_fresh(self) -> bool:
        """Whether Django answers again: a search is never kept."""
        try:
            return self.visitor.ask(f"/search/?q=plan{random.random()}").status == 200
        except OSError:
            return False

    def shell(self, code: str) -> subprocess.Popen:
        command = [sys.executable, "manage.py", "shell", "-v0", "-c", code]
        variables = self.stack.variables | {"ADMIN": "yes"}
        said = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
        return subprocess.Popen(command, cwd=ROOT, env=variables, **said)

    # The faults, in the order they are tried.

    def nothing_at_all(self) -> Row:
        return self.while_asked("nothing", lambda: None)

    def workers_killed(self) -> Row:
        def kill():
            for _ in range(6):
                for pid in self.stack.workers()[:1]:
                    os.kill(pid, signal.SIGKILL)
                time.sleep(1)

        return self.while_asked("a worker killed every second", kill, recovered=self.is_fresh)

    def all_killed(self) -> Row:
        def kill():
            for pid in [*self.stack.workers(), self.stack.processes["site"].pid]:
                os.kill(pid, signal.SIGKILL)

        return self.while_asked("all of the site killed at once", kill, recovered=self.is_fresh)

    def database_stopped(self) -> Row:
        return self.while_asked("database stopped", self.postgres.stop, self.postgres.start, self.is_fresh)

    def database_stopped_all_old(self) -> Row:
        def stop():
            self.postgres.stop()
            self.make_all_old()

        return self.while_asked("database stopped, every page old", stop, self.postgres.start, self.is_fresh)

    def database_hung(self) -> Row:
        def hang():
            self.postgres.hang()
            self.make_all_old()

        more = {"slowest": SLOWEST_HUNG}
        return self.while_asked("database hung, every page old", hang, self.postgres.go_on, self.is_fresh, **more)

    def make_all_old(self) -> None:
        with (self.stack.var / "pages" / "generation").open("r+b") as file:
            file.write(os.urandom(16))

    def no_connections_left(self) -> Row:
        held = []

        def take_what_is_left():
            with contextlib.suppress(psycopg.OperationalError):
                while True:
                    held.append(psycopg.connect(os.environ["DATABASE_URL"], autocommit=True))

        def take_all():
            take_what_is_left()
            ours = [one.info.backend_pid for one in held]
            held[0].execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE backend_type = 'client backend' AND NOT pid = ANY(%s)", [ours]
            )  # fmt: skip
            take_what_is_left()
            self.make_all_old()

        def give_back():
            for connection in held:
                connection.close()

        return self.while_asked("database out of connections", take_all, give_back, self.is_fresh)

    def store_corrupted(self) -> Row:
        def spoil():
            for file in (self.stack.var / "pages" / "hosts").rglob("@*"):
                kept = file.read_bytes()
                file.write_bytes(kept[: len(kept) // 2] + b"spoilt")
            self.restart("site")

        return self.while_asked("store corrupted and site restarted", spoil, recovered=self.is_fresh)

    def store_unwritable(self) -> Row:
        """A folder that no longer takes files, in the place of a disk that is full: the same error, without a mount."""
        hosts, aside = self.stack.var / "pages" / "hosts", self.stack.var / "pages" / "hosts.aside"

        def fill():
            hosts.rename(aside)
            hosts.write_text("")
            self.restart("site")

        def empty():
            hosts.unlink()
            aside.rename(hosts)

        return self.while_asked("store takes no more files", fill, empty, self.is_fresh)

    def restart(self, name: str) -> None:
        self.stack.stop(name)
        self.stack.start(name)

    def deploy(self) -> Row:
        def replace():
            os.kill(self.stack.processes["site"].pid, signal.SIGHUP)  # new workers first, then the old ones go

        return self.while_asked("deploy", replace, recovered=self.is_fresh, slowest=SLOWEST_MAKING)

    def bad_release(self) -> Row:
        """A version of the site whose every page breaks, put in the place of the good one."""
        bad = self.stack.var / "bad"
        shutil.copytree(ROOT, bad, ignore=shutil.ignore_patterns(".git", ".venv", "var", "tests"))
        (bad / "templates" / "base.html").write_text("{% there_is_no_such_tag %}")
        good, path = self.stack.commands["site"], self.stack.variables["PYTHONPATH"]

        def release():
            self.stack.stop("site")
            self.stack.commands["site"] = [*good[:-1], "--working-dir", str(bad), good[-1]]
            self.stack.variables["PYTHONPATH"] = str(bad / "site")
            self.stack.start("site")

        def take_back():
            self.stack.commands["site"], self.stack.variables["PYTHONPATH"] = good, path
            self.restart("site")

        return self.while_asked("a bad release", release, take_back, self.is_fresh)

    def migration_behind_a_reader(self) -> Row:
        def migrate():
            self.make_all_old()
            migrating = self.shell(MIGRATE)
            with psycopg.connect(os.environ["DATABASE_URL"]) as reader:
                reader.execute("SELECT count(*) FROM wagtailcore_page")
                time.sleep(6)
            said = migrating.communicate(timeout=60)[0]
            with psycopg.connect(os.environ["DATABASE_URL"]) as again:
                again.execute("ALTER TABLE wagtailcore_page DROP zz")
            return [] if "tried again" in said and "migrated" in said else [f"it was not tried again: {said[-200:]}"]

        return self.while_asked(
            "migration behind a long reader", migrate, recovered=self.is_fresh, slowest=SLOWEST_MAKING
        )

    def slow_connections(self) -> Row:
        held = []

        def connect():
            for number in range(400):
                one = socket.socket()
                one.bind((f"127.0.1.{number % 200 + 1}", 0))
                one.settimeout(5)
                one.connect(("127.0.0.1", self.stack.https))
                one.send(b"\x16\x03\x01")
                held.append(one)

        return self.while_asked("400 slow connections", connect, lambda: [one.close() for one in held], self.is_fresh)

    def large_requests(self) -> Row:
        def send():
            notes, asker = [], Asker(self.stack.https, HOST)
            kind = {"Content-Type": "application/x-www-form-urlencoded"}
            wanted = {"50 MB": (b"x" * 50_000_000, (413, 0)), "15,000 fields": (b"a=&" * 15_000, (400, 413))}
            for name, (body, right) in wanted.items():
                try:
                    status = asker.ask("/support/", "POST", kind, body).status
                except OSError:
                    status = 0  # refused while it was still being sent
                if status not in right:
                    notes.append(f"{name} was answered {status}")
            return notes

        return self.while_asked("large requests, many fields", send, recovered=self.is_fresh)

    def two_editors(self) -> Row:
        def publish():
            editors = [self.shell(PUBLISH.format(slug=slug)) for slug in ("about", "privacy")]
            said = [editor.communicate(timeout=120)[0] for editor in editors]
            return [words[-300:] for words in said if "published" not in words]

        return self.while_asked(
            "two editors publishing at once", publish, recovered=self.is_fresh, slowest=SLOWEST_MAKING
        )

    def three_schedulers(self) -> Row:
        def schedule():
            self.shell(MAKE_DUE).communicate(timeout=120)
            three = [self.shell(PUBLISH_DUE) for _ in range(3)]
            time.sleep(6)
            three[0].kill()
            said = [one.communicate(timeout=120)[0] for one in three]
            self.shell(PUBLISH_DUE).communicate(timeout=120)
            rest = self.shell(COUNT_DUE).communicate(timeout=60)[0]
            notes = [] if "left 0" in rest else [f"not everything was published: {rest[-200:]}"]
            return notes + [words[-300:] for words in said[1:] if "Traceback" in words]

        return self.while_asked(
            "the scheduler three times, one killed", schedule, recovered=self.is_fresh, slowest=SLOWEST_MAKING
        )

    def restart_without_database(self) -> Row:
        first = []

        def restart():
            self.postgres.stop()
            self.stack.stop("site")
            started = time.monotonic()
            self.stack.start("site")
            site = f"http://127.0.0.1:{self.stack.site_port}/"
            headers = ["-H", f"Host: {HOST}:{self.stack.https}", "-H", "X-Forwarded-Proto: https"]
            command = ["curl", "-s", "-o", os.devnull, "-w", "%{http_code}", *headers, site]
            is_there = lambda: subprocess.run(command, capture_output=True, text=True).stdout == "200"  # noqa: E731
            wait_until(is_there, 60, "The first page")
            first.append(time.monotonic() - started)
            return [] if first[0] <= 5 else [f"the first page came after {first[0]:.1f} s"]

        return self.while_asked("restart with the database refusing", restart, self.postgres.start, self.is_fresh)

    def withdrawn_before_the_end(self) -> Row:
        self.others.pop("/accessibility/", None)

        def withdraw():
            said = self.shell(WITHDRAW).communicate(timeout=60)[0]
            self.postgres.stop()
            notes = [] if "withdrawn" in said else [said[-300:]]
            time.sleep(1)
            with_site = [self.visitor.ask("/accessibility/").status for _ in range(20)]
            self.stack.stop("site")
            without = [self.visitor.ask("/accessibility/").status for _ in range(20)]
            self.stack.start("site")
            return notes + [f"it came back: {status}" for status in {*with_site, *without} if status == 200]

        name = "a page withdrawn, then no database"
        return self.while_asked(name, withdraw, self.postgres.start, self.is_fresh)

    def restore_drill(self) -> Row:
        started = time.monotonic()
        tally = Tally(seconds=[0.0])
        self.stack.manage("backup", "--to", str(self.stack.var / "backups"))
        [folder] = (self.stack.var / "backups").iterdir()
        said = self.stack.manage("restore", str(folder), "--replace")
        notes = [] if "no table differs" in said else [said[-300:]]
        return Row(
            "backup and restore, no table differs",
            tally,
            time.monotonic() - started,
            notes=notes,
            longest=LONGEST_RESTORE,
        )

    def every_one(self):
        yield from (
            self.nothing_at_all, self.workers_killed, self.all_killed, self.database_stopped,
            self.database_stopped_all_old, self.database_hung, self.no_connections_left, self.store_corrupted,
            self.store_unwritable, self.deploy, self.bad_release, self.migration_behind_a_reader,
            self.slow_connections, self.large_requests, self.two_editors, self.three_schedulers,
            self.restart_without_database, self.withdrawn_before_the_end, self.restore_drill,
        )  # fmt: skip


def main(ports: int, chosen: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="faults-") as var:
        stack = Stack(Path(var), ports)
        try:
            print("Preparing production …", flush=True)
            stack.prepare()
            stack.start()
            stack.keep_up()
            faults = Faults(stack)
            wait_until(faults.is_fresh, 60, "The first page")
            print(f"{len(faults.critical)} critical pages and {len(faults.others)} others are asked for.\n\n{HEAD}")
            rows = []
            for fault in faults.every_one():
                if not chosen or fault.__name__ in chosen:
                    rows.append(fault())
                    print(rows[-1], flush=True)
        finally:
            stack.stop_all()
    worse = [row for row in rows if not row.is_good]
    print(f"\n{len(worse)} of {len(rows)} are not kept to." if worse else f"\nAll {len(rows)} are kept to.")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 8440, sys.argv[2:]))
