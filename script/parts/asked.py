"""The stack while visitors ask for its pages, and what editors and the scheduler do at the same time."""

import json
import random
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

from asker import Asker, Tally, ask_many
from fault_row import AT_LEAST, COUNT_DUE, MAKE_DUE, PUBLISH, PUBLISH_DUE, SECONDS, Row
from small_disk import SmallDisk
from stack import HOST, ROOT, Postgres, Stack, as_nice_as, wait_until

AFTER_EACH = 3.0  # seconds: once a database is back, the baker finds it within two, and then makes every page again


class Asked:
    """The stack while visitors ask for its pages."""

    def __init__(self, stack: Stack, disk: SmallDisk):
        self.stack, self.disk, self.postgres = stack, disk, Postgres()
        self.visitor = Asker(stack.https, HOST)
        current = stack.var / "mirror" / "current"
        manifest = json.loads((current / "manifest.json").read_text())
        self.critical = words_of(current, manifest["critical"])
        pages = [name for name in manifest["sha256"] if name.endswith("index.html")]
        self.others = words_of(current, random.Random(7).sample(pages, 20))

    def while_asked(self, name: str, inject, undo=lambda: None, recovered=None, seconds=SECONDS, **more) -> Row:
        """Ask for the critical pages without a pause, break something, mend it, and time the return."""
        result = []
        time.sleep(AFTER_EACH)
        wait_until(self.is_settled, 60, "The making of all pages")
        asked = self.critical | self.others

        def ask():
            more = {"at_least": AT_LEAST, "seconds": seconds, "critical": self.critical}
            result.append(ask_many(self.stack.https, HOST, asked, **more))

        asking = threading.Thread(target=ask)
        asking.start()
        time.sleep(0.5)
        notes = inject() or []
        asking.join()
        undo()
        took = wait_until(recovered, 60, f"The end of “{name}”") if recovered else None
        return Row(name, result[0], took, notes=notes, **more)

    def with_full_disk(self, name: str, fill) -> Row:
        """As `while_asked`, where there is a disk that `fill` may fill; where not, a line that says why."""
        if not self.disk.is_there:
            return Row(name, Tally(seconds=[0.0]), notes=["not tried: only root can give the stack a disk of its own"])
        return self.while_asked(name, fill, self.disk.empty, self.is_fresh)

    def is_settled(self) -> bool:
        """Whether all pages have been made since the last change, such as the one before, or the baker's own start."""
        made, changed = (self.stack.var / name for name in ("mirror/current/manifest.json", "pages/generation"))
        return made.stat().st_mtime > changed.stat().st_mtime

    def is_fresh(self) -> bool:
        """Whether Django answers again: a search is never kept."""
        try:
            return self.visitor.ask(f"/search/?q=plan{random.random()}").status == 200
        except OSError:
            return False

    def shell(self, code: str, program: str = "admin") -> subprocess.Popen:
        """Do what `program` of the stack would do, in a process of its own."""
        command = [*as_nice_as(program), sys.executable, "manage.py", "shell", "-v0", "-c", code]
        variables = self.stack.variables | {"ADMIN": "yes"}
        said = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
        return subprocess.Popen(command, cwd=ROOT, env=variables, **said)

    def two_editors(self) -> Row:
        def publish():
            editors = [self.shell(PUBLISH.format(slug=slug)) for slug in ("about", "privacy")]
            said = [editor.communicate(timeout=120)[0] for editor in editors]
            return [words[-300:] for words in said if "published" not in words]

        return self.while_asked("two editors publishing at once", publish, recovered=self.is_fresh)

    def three_schedulers(self) -> Row:
        def schedule():
            self.shell(MAKE_DUE).communicate(timeout=120)
            three = [self.shell(PUBLISH_DUE, "scheduler") for _ in range(3)]
            time.sleep(6)
            three[0].kill()
            said = [one.communicate(timeout=120)[0] for one in three]
            self.shell(PUBLISH_DUE, "scheduler").communicate(timeout=120)
            rest = self.shell(COUNT_DUE).communicate(timeout=60)[0]
            notes = [] if "left 0" in rest else [f"not everything was published: {rest[-200:]}"]
            return notes + [words[-300:] for words in said[1:] if "Traceback" in words]

        return self.while_asked("the scheduler three times, one killed", schedule, recovered=self.is_fresh)


def words_of(mirror: Path, names: list[str]) -> dict[str, str]:
    """What each page must say: its heading, as it stands in the mirror."""
    texts = {name: (mirror / name).read_text() for name in names}
    return {
        "/" + name.removesuffix("index.html"): re.search(r"<h1[^>]*>(.*?)</h1>", text, re.DOTALL)[1]
        for name, text in texts.items()
    }
