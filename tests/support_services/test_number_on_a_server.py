"""A changed number on the running site: readers, the card, the file and the web server's copy have it at once."""

import os
import subprocess
import sys
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.conf import settings

from tests import migrated
from tests.browser.safety.site_server import answers, free_port
from tests.browser.safety.waiting import wait_until

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="Linux alone tells a program's time"),
]

OLD, NEW = "0808 2000 247", "0808 2000 248"
READ = ("/support/", "/support/at-home/", "/support/outside/", "/support/card/", "/support/notes/", "/support/panel/")
COPIED = [f"{path.strip('/')}/index.html" for path in READ]
CHANGE = f"""
from datetime import date
from support_services.models import Service
line = Service.objects.get(reference="ndah")
points = list(line.contact_points.all())
for point in points:
    point.value = point.value.replace("{OLD}", "{NEW}")
line.contact_points.set(points)
line.checked_on, line.checked_numbers = date(2026, 11, 30), " ".join(line.numbers)
line.source_words = ""
revision = line.save_revision(clean=False)
revision.publish()
print(Service.objects.get(reference="ndah").last_published_at.timestamp())
"""


@contextmanager
def running(folder: Path, environment: dict, port: int):
    """The server and the baker, as in deploy/. Yields the baker."""
    serve = ["-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--no-access-log"]
    commands = [
        [sys.executable, *serve, "--blocking-threads", "4", "--log-level", "warning", "config.wsgi:application"],
        [sys.executable, "manage.py", "bake", "--watch", "--to", str(folder / "mirror")],
    ]
    with (folder / "log").open("w") as log:
        begin = partial(subprocess.Popen, cwd=settings.BASE_DIR, env=environment, stdout=log, stderr=log)
        programs = [begin(command) for command in commands]
        try:
            assert wait_until(lambda: answers(port), 60), (folder / "log").read_text()
            yield programs[1]
        finally:
            for program in programs:
                program.terminate()
                program.wait(30)


def seconds_of_cpu(program: subprocess.Popen) -> float:
    fields = Path(f"/proc/{program.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_it_is_everywhere(tmp_path, django_db_setup, capsys):
    took, cpu = change_a_number(tmp_path)
    with capsys.disabled():
        print(f"\nA changed number was in the copy after {took:.2f} s; the baker had worked {cpu:.2f} s.")


@pytest.mark.timed
def test_it_is_everywhere_within_two_seconds(tmp_path, django_db_setup):
    took, _ = change_a_number(tmp_path)
    assert took <= 2.0


def change_a_number(tmp_path: Path) -> tuple[float, float]:
    """Until every copy has the new number and no page the old one. Seconds until then, and of the baker's work."""
    port = free_port()
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "SECRET_KEY")}
    environment = kept | {
        "DJANGO_SETTINGS_MODULE": "config.settings.embedded",
        "PYTHONPATH": os.pathsep.join([str(settings.BASE_DIR), str(settings.BASE_DIR / "site")]),
        "SITE_URL": f"http://127.0.0.1:{port}",
        "VAR_DIR": str(tmp_path),
    }
    run = partial(subprocess.run, cwd=settings.BASE_DIR, env=environment, check=True, capture_output=True, text=True)
    migrated.copy_sqlite(tmp_path / "site.sqlite3")
    run([sys.executable, "manage.py", "collectstatic", "--noinput", "-v0", "--ignore", "wagtail*"])
    run([sys.executable, "tests/browser/safety/fill_site.py", "https://example.org/"])
    current = tmp_path / "mirror" / "current"

    def read(path: str) -> str:
        return urlopen(f"http://127.0.0.1:{port}{path}", timeout=30).read().decode()

    with running(tmp_path, environment, port) as baker:
        assert wait_until(lambda: (current / "manifest.json").exists(), 120), (tmp_path / "log").read_text()
        assert all(OLD in read(path) for path in READ)
        assert all(OLD in (current / name).read_text() for name in COPIED)
        whole, before = current.resolve(), seconds_of_cpu(baker)
        published = float(run([sys.executable, "manage.py", "shell", "--no-imports", "-c", CHANGE]).stdout)
        wait_until(lambda: all(NEW in (current / name).read_text() for name in COPIED), 60)
        took = max((whole / name).stat().st_mtime for name in COPIED) - published
        cpu = seconds_of_cpu(baker) - before
        assert wait_until(lambda: not [path for path in READ if OLD in (page := read(path)) or NEW not in page])
        assert [name for name in COPIED if OLD in (current / name).read_text()] == []
        alone = [(tmp_path / "numbers-to-call" / name).read_text() for name in ("503.html", "refused.html")]
        assert all(NEW in page and OLD not in page for page in alone)
    return took, cpu
