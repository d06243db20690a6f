"""What visitors notice while things break: the real stack, each fault in turn, and a line for each."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
from asker import Asker, Tally
from editor_faults import EditorFaults
from fault_row import (
    HEAD,
    LONGEST_RESTORE,
    MIGRATE,
    SLOWEST_HUNG,
    SLOWEST_IN_MIGRATION,
    WITHDRAW,
    Row,
)
from many_pages import checksums, differences, make_pages
from small_disk import SmallDisk
from stack import HOST, ROOT, Stack, wait_until

LOG = {"core_securityevent", "core_securityloghead"}  # a restore writes down that it was done


class Faults(EditorFaults):
    """Each breaks something, and mends it. In the order they are tried."""

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
            (self.stack.var / "pages" / "generation").write_bytes(b"")
            time.sleep(1)  # for those who still run with what they remember
            self.restart("site")

        return self.while_asked("store corrupted and site restarted", spoil, recovered=self.is_fresh)

    def disk_full(self) -> Row:
        """The one that store, mirror, media and logs are on. Every page is old, so that all would be written again."""

        def fill():
            self.disk.fill()
            self.make_all_old()
            self.restart("site")

        return self.with_full_disk("disk of the store full", fill)

    def restart(self, name: str) -> None:
        self.stack.stop(name)
        self.stack.start(name)

    def deploy(self) -> Row:
        def replace():
            os.kill(self.stack.processes["site"].pid, signal.SIGHUP)  # new workers first, then the old ones go

        return self.while_asked("deploy", replace, recovered=self.is_fresh)

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
                time.sleep(15)  # longer than the migration needs to begin
            said = migrating.communicate(timeout=60)[0]
            with psycopg.connect(os.environ["DATABASE_URL"]) as again:
                again.execute("ALTER TABLE wagtailcore_page DROP zz")
            return [] if "tried again" in said and "migrated" in said else [f"it was not tried again: {said[-200:]}"]

        more = {"seconds": 20, "slowest_of_all": SLOWEST_IN_MIGRATION}  # to its very end
        return self.while_asked("migration behind a long reader", migrate, recovered=self.is_fresh, **more)

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
        """Nobody asks for pages meanwhile: the instructions say that the site is stopped."""
        database, tally = os.environ["DATABASE_URL"], Tally(seconds=[0.0])
        self.stack.stop("site", "admin", "scheduler", "baker")
        make_pages(database)
        started = time.monotonic()
        self.stack.manage("backup", "--to", str(self.stack.var / "backups"))
        [folder] = (self.stack.var / "backups").iterdir()
        before = checksums(database)
        with psycopg.connect(database, autocommit=True) as lost:
            lost.execute("DELETE FROM wagtailcore_pagelogentry; UPDATE home_standardpage SET lead = 'spoilt'")
        spoilt = differences(before, checksums(database))
        said = self.stack.manage("restore", str(folder), "--replace")
        seconds = time.monotonic() - started
        notes = [] if "no table differs" in said and spoilt else [said[-300:]]
        notes += [f"differs: {table}" for table in differences(before, checksums(database)) if table not in LOG]
        return Row("backup, loss, restore of 10,000 pages", tally, seconds, notes=notes, longest=LONGEST_RESTORE)

    def every_one(self):
        yield from (
            self.nothing_at_all, self.workers_killed, self.all_killed, self.database_stopped,
            self.database_stopped_all_old, self.database_hung, self.no_connections_left, self.store_corrupted,
            self.disk_full, self.deploy, self.bad_release, self.migration_behind_a_reader,
            self.slow_connections, self.large_requests, self.huge_uploads, self.decompression_bombs,
            self.hostile_uploads, self.media_disk_full, self.two_editors, self.three_schedulers,
            self.restart_without_database, self.withdrawn_before_the_end, self.restore_drill,
        )  # fmt: skip


def main(ports: int, chosen: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="faults-") as var, SmallDisk(Path(var)) as disk:
        stack = Stack(Path(var), ports)
        try:
            print("Preparing production …", flush=True)
            stack.prepare()
            stack.start()
            stack.keep_up()
            faults = Faults(stack, disk)
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
