"""The mirror is the whole public site or it stays as it was."""

import gzip
import hashlib
import json

import pytest

from delivery.page_cache.response import CachedResponse
from delivery.prerender.crawler import CrawledPage
from delivery.prerender.static_mirror import MirrorRefused, StaticMirror

HTML = [("Content-Type", "text/html; charset=utf-8")]


def baked(path: str, body: str = "<h1>A page</h1>", status: int = 200, is_critical: bool = False) -> CrawledPage:
    return CrawledPage(path, CachedResponse(status, HTML, body.encode()), is_listed=True, is_critical=is_critical)


@pytest.fixture
def mirror(tmp_path):
    return StaticMirror(tmp_path / "mirror")


@pytest.fixture
def twenty():
    return [baked("/", is_critical=True), *(baked(f"/page-{number}/") for number in range(19))]


def test_every_page_is_there_plain_and_compressed_with_its_sum(mirror, twenty):
    mirror.write(twenty, "1")
    manifest = json.loads((mirror.current / "manifest.json").read_text())
    plain = (mirror.current / "page-3" / "index.html").read_bytes()
    assert manifest["pages"] == 20
    assert manifest["sha256"]["page-3/index.html"] == hashlib.sha256(plain).hexdigest()
    assert gzip.decompress((mirror.current / "page-3" / "index.html.gz").read_bytes()) == plain


def test_what_was_true_of_one_moment_is_not_in_it(mirror):
    mirror.write([baked("/", "<h1>Help</h1><!--now-->Open now<!--or 9am to 5pm-->")], "1")
    assert (mirror.current / "index.html").read_text() == "<h1>Help</h1>9am to 5pm"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (baked("/a/", status=500), "/a/ answered 500."),
        (baked("/a/", "<p>No heading</p>"), "/a/ has 0 headings of the first level."),
        (baked("/a/", "<h1>One</h1><h1>Two</h1>"), "/a/ has 2 headings of the first level."),
        (
            baked("/a/", "<h1>A</h1>csrfmiddlewaretoken"),
            "/a/ has a form's token or an editor's tools in it.",
        ),
    ],
)
def test_one_bad_page_keeps_the_mirror_as_it_was(mirror, twenty, wrong, said):
    mirror.write(twenty, "1")
    with pytest.raises(MirrorRefused) as refused:
        mirror.write([*twenty, wrong], "2")
    assert refused.value.reasons == [said]
    assert mirror.current.resolve().name == "1"
    assert not (mirror.folder / "releases" / "2").exists()


def test_it_is_refused_when_more_than_a_tenth_is_missing(mirror, twenty):
    mirror.write(twenty, "1")
    mirror.write(twenty[:18], "2")
    with pytest.raises(MirrorRefused, match="There are 16 pages and there were 18"):
        mirror.write(twenty[:16], "3")


def test_it_is_refused_when_a_page_somebody_may_need_is_missing(mirror, twenty):
    mirror.write(twenty, "1")
    with pytest.raises(MirrorRefused, match=r"index\.html is missing, and somebody may need it"):
        mirror.write(twenty[1:], "2")


def test_an_editor_who_withdraws_many_pages_is_not_refused(mirror, twenty):
    mirror.write(twenty, "1")
    for number in range(10):
        mirror.remove_below(f"/page-{number}/")
    mirror.write([page for page in twenty if page.path in {"/", *(f"/page-{n}/" for n in range(10, 19))}], "2")
    assert len(mirror.files_now()) == 10


def test_it_is_refused_when_something_changed_meanwhile(mirror, twenty):
    with pytest.raises(MirrorRefused, match="changed while the pages were made"):
        mirror.write(twenty, "1", is_still_current=lambda: False)
    assert not mirror.current.exists()


def test_old_releases_are_cleared_away(mirror, twenty):
    for number in range(6):
        mirror.write(twenty, str(number))
    assert sorted(release.name for release in (mirror.folder / "releases").iterdir()) == ["3", "4", "5"]


def test_the_pictures_of_its_pages_are_in_it_and_no_others(mirror, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    (settings.MEDIA_ROOT / "images").mkdir(parents=True)
    for name in ("street.webp", "draft.webp"):
        (settings.MEDIA_ROOT / "images" / name).write_text(name)
    shows = '<h1>A page</h1><img src="/media/images/street.webp"><img src="/media/images/lost.webp">'
    for release in "12":
        mirror.write([baked("/", shows), baked("/b/", shows + '<img src="/media/../key.png">')], release)
        assert [file.name for file in (mirror.current / "media").rglob("*.*")] == ["street.webp"]
    mirror.write([baked("/", "<h1>A page</h1>"), baked("/b/")], "3")
    assert not (mirror.current / "media").exists()
