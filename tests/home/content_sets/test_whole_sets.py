"""A set with its services and shapes: from a database that was just migrated to the same pages again."""

import json
import re
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from PIL import Image
from wagtail.models import Page, Site

from delivery import local_cache
from delivery.clock import london_now
from home.content_sets.exporter import SetExporter
from home.content_sets.whole_sets import load_whole_set
from home.models import HomePage
from home.samples import load_samples
from support_services.models import Service
from tests.home.content_sets.small_set import with_files
from venues.models import SchemeYear, Ward

pytestmark = [pytest.mark.slow, pytest.mark.databases]

SERVICES = [
    {
        "reference": "talk", "name": "Talk line", "organisation": "A quiet trust", "what_it_does": "Somebody listens.",
        "area": "england", "hours": "24/7", "cost": "Free", "ways": [["phone", "0808 157 0000", "press 1", ""]],
        "marks": {"asks": ["me"], "harm": ["home"]}, "source_url": "https://talk.example/", "source_date": "2026-09",
        "checked_on": "2026-11-02", "check_note": "Ask for Sam.",
    },
    {
        "reference": "later", "name": "Later line", "what_it_does": "Nobody knows yet.", "ways": [],
        "held_back_because": "Nobody answered.",
    },
]  # fmt: skip


def northbridge(folder: Path, services: list | str = SERVICES) -> Path:
    shutil.copytree("starter/northbridge", folder)
    text = services if isinstance(services, str) else json.dumps(services, indent=1)
    (folder / "services.json").write_text(text)
    return folder


# What the database counts, and the names of files: another database has other ones.
COUNTED = r"/campaign-files/\d+/|/go/\w+|id=.?\d+|/support/line/\d+/|/media/images/[\w.-]+"


def pages_of(client) -> dict[str, str]:
    """Every public page as readers get it, and what the map of venues has."""
    addresses = [page.url_path for page in Page.objects.live().filter(depth__gt=1).order_by("path")]
    addresses = ["/" + address.split("/", 2)[2] for address in addresses] + ["/night-lanterns/"]
    pages = {address: client.get(address).content.decode() for address in addresses}
    assert "<h1" in pages["/"] and len(pages) > 15
    return {address: re.sub(COUNTED, "", said) for address, said in pages.items()}


def test_a_database_that_was_just_migrated_takes_a_set_in_one_command(db, client, tmp_path, capsys):
    call_command("load_content", str(northbridge(tmp_path / "set")))
    assert "Made: talk (support service)" in capsys.readouterr().out
    assert "Safer Northbridge" in client.get("/").content.decode()
    assert Service.objects.get(reference="talk").live and not Service.objects.get(reference="later").live
    assert Ward.objects.count() == 3 and Site.objects.get().site_name == "Safer Northbridge"
    call_command("load_content", str(tmp_path / "set"))
    assert "Made: 0." in capsys.readouterr().out


def test_what_is_exported_loads_to_the_same_pages(db, client, tmp_path):
    with transaction.atomic():
        load_whole_set(northbridge(tmp_path / "first"), london_now())
        SchemeYear.objects.update(applied=4321)
        load_samples(london_now())
        before = pages_of(client)
        shapes = dict(Ward.objects.values_list("code", "shape"))
        SetExporter(Site.objects.get(), london_now()).export(tmp_path / "second")
        transaction.set_rollback(True)
    local_cache.clear()
    said = "".join(path.read_text(errors="ignore") for path in (tmp_path / "second").rglob("*") if path.is_file())
    assert (
        "Ask for Sam" not in said
        and "Later line" not in said
        and "4321" not in said
        and "Commended (sample)" not in said
    )
    loaded = load_whole_set(tmp_path / "second", london_now())
    assert len(loaded.venues_left_out) == 12  # made-up ones, in four seasons
    assert dict(Ward.objects.values_list("code", "shape")) == shapes
    after = pages_of(client)
    differ = {address for address in before if before[address] != after.get(address)}
    assert {address for address in differ if "/campaigns/" not in address} <= {"/night-lanterns/", "/"}
    assert Service.objects.get().live


def services_with(**changed) -> list:
    return [SERVICES[0] | changed]


@pytest.mark.parametrize(
    ("services", "said"),
    [
        ("[\n{,}]", "services.json, line 2: This is no JSON"),
        (services_with(colour="red"), "services.json, line 30: There is no field “colour” here."),
        (services_with(source_url=""), "services.json, line 10: 0808 157 0000 has no source."),
        (services_with(instead="gone"), "There is no service “gone”."),
        (services_with(instead="talk"), "goes round in a circle: talk → talk."),
        (services_with(source_date="2026-02-30"), "“2026-02-30” is no date."),
        (services_with(ways=[["fax", "1", "", ""]]), "“fax” is no way to reach a service."),
        (services_with(marks={"harm": ["rain"]}), "“rain” is no answer to “harm”."),
        (services_with(hours="always"), "services.json, line "),
        (SERVICES * 2, "“talk” is there twice."),
    ],
)
def test_a_mistake_in_services_is_told_with_its_line_and_nothing_is_made(db, tmp_path, services, said):
    with pytest.raises(CommandError, match=re.escape(said)):
        call_command("load_content", str(northbridge(tmp_path / "set", services)))
    assert not HomePage.objects.exists() and not Service.objects.exists() and not Ward.objects.exists()
    assert Page.objects.filter(depth=2).exists()  # Wagtail's own, which nobody took away


def picture(side: int) -> bytes:
    kept = BytesIO()
    Image.new("1", (side, side)).save(kept, "PNG")
    return kept.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (picture(30_000), "rows/files.yaml, line 2: "),  # 110 KB that would be 900 million pixels
        (b"GIF8 and so on", "rows/files.yaml, line 2: "),
        (None, "There is no file “files/a.png” in this set."),
    ],
)
def test_a_picture_that_is_a_bomb_or_none_is_told_and_nothing_is_made(db, tmp_path, content, said):
    given = {"rows/files.yaml": "- title: A\n  file: files/a.png\n"} | ({"files/a.png": content} if content else {})
    with pytest.raises(CommandError, match=re.escape(said)):
        call_command("load_content", str(with_files(tmp_path, given)))
    assert not HomePage.objects.exists()


def test_no_file_from_outside_the_set_is_read(db, tmp_path):
    (tmp_path / "secret.png").write_bytes(picture(700))
    given = {"rows/files.yaml": "- title: A\n  file: ../secret.png\n"}
    with pytest.raises(CommandError, match="There is no file “../secret.png” in this set."):
        call_command("load_content", str(with_files(tmp_path / "set", given)))


SAMPLE = """
- name: The Paper Owl (sample)
  address_line_1: 1 Made-up Row
  awards:
    - level: Commended (sample)
      valid_from: {today - 10 days}
      valid_to: {today + 10 days}
"""


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ("(sample)\n  add", "\n  add", "line 1: A venue that is made up has a name that ends “(sample)”."),
        ("Commended (sample)", "Golden", "line 4: “Golden” is none of: Highly Commended (sample), Commended (sample)."),
        ("valid_to: {today + 10 days}", "valid_to: {today - 20 days}", "line 6: The last day cannot be before"),
        ("valid_to: {today + 10 days}", "valid_to: soon", "line 6: "),
        ("valid_to:", "ends:", "line 6: An award has no “ends”."),
        ("address_line_1", "street", "line 2: There is no field “street” here."),
    ],
)
def test_a_mistake_in_a_made_up_venue_is_told_with_its_line(db, tmp_path, wrong, right, said):
    files = {"set.yaml": "title: Samples\nsamples: yes\n", "rows/venues.yaml": SAMPLE.replace(wrong, right)}
    with pytest.raises(CommandError, match=re.escape(said)):
        call_command("load_content", str(with_files(tmp_path, files)))


def test_a_set_that_is_no_set_of_samples_has_no_venues(db, tmp_path):
    with pytest.raises(CommandError, match="rows/venues.yaml: Only a set of samples has venues."):
        call_command("load_content", str(with_files(tmp_path, {"rows/venues.yaml": SAMPLE})))
