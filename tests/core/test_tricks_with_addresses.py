"""Addresses and headers made up to confuse: answered plainly, never a fault, never kept for somebody else."""

import pytest

pytestmark = pytest.mark.slow

TRICKS = [
    "//about/", "//evil.example/", "//evil.example", "/\\evil.example", "///about", "/./about/", "/about/../about/",
    "/%2e%2e/%2e%2e/etc/passwd", "/about/%2e/", "/about%2f/", "/about;x=1/", "/about;/", "/about/;/", "/ABOUT/",
    "/About", "/about%00/", "/%00", "/about/%00", "/about%0d%0aX-Evil:%20yes/", "/%ff%fe/", "/%c0%ae%c0%ae/",
    "/about%20/", "/about./", "/about/index.html", "/@page", "/~root/", "/.git/config", "/.env", "/.well-known/%00",
    "/" + "a" * 3000 + "/", "/" + "a/" * 400, "/ａｂｏｕｔ/", "/abou%CC%81t/", "/wp-login.php", "/manage.py",
    "/%7B%7B7*7%7D%7D/", "/documents/99999999999999999999999/a.pdf", "/documents/1/..%2f..%2fsecret",
    "/documents/1/%00", "/campaign-files/99999999999999999999999/a.png",
    "/campaign-files/99999999999999999999999/pack.zip", "/campaign-files/1/%00", "/go/%00/",
    "/go/" + "a" * 3000 + "/", "/st/%00", "/st/" + "9" * 3000, "/st/%ff",
    "/safety-thirst/venues/ST-99999999/", "/safety-thirst/badges/%00.svg", "/safety-thirst/badges/ST-0001%00/",
    "/safety-thirst/certificates/%00.pdf", "/safety-thirst/certificates/..%2f..%2fa.pdf",
    "/safety-thirst/api/v1/venues/ST-99999999", "/changes/%00/", "/changes/9999-4/", "/changes/0000-1/",
    "/media/../secret_key", "/media/%2e%2e/secret_key", "/media/..%2fsecret_key", "/media//etc/passwd", "/media/%00",
    "/media/" + "a" * 3000, "/static/../secret_key", "/static/%2e%2e/secret_key", "/static/%00", "/static/..%5csecret",
    "/admin%00/", "/admin/..;/", "/_util/authenticate_with_password/999999999999999999999999/1/",
]  # fmt: skip
QUESTIONS = [
    "/search/?q=%00", "/search/?q=" + "a" * 5000, "/search/?q=%ff", "/search/?q=%27%22%3B--", "/search/?q=a&page=%00",
    "/search/?q=a&page=99999999999999999999999", "/search/?q[]=a", "/search/?q=" + "%28" * 500,
    "/search/?" + "a=1&" * 500, "/?utm_source=x", "/about/?%00=1", "/support/?q=%00", "/support/?" + "q=1&" * 300,
    "/safety-thirst/?q=%00", "/safety-thirst/?page=99999999999999999999999", "/safety-thirst/?near=%00",
    "/safety-thirst/api/v1/venues?page=99999999999999999999999", "/safety-thirst/api/v1/venues?q=%00",
    "/safety-thirst/api/v1/changes?since=99999-01-01", "/safety-thirst/api/v1/changes?since=%00",
    "/safety-thirst/check/?number=%00", "/safety-thirst/check/?number=" + "9" * 5000,
    "/safety-thirst/check/?number=%ff", "/safety-thirst/open-data/venues.csv?on=%00",
    "/data/v1/plans.json?on=99999-99-99", "/feed.xml?page=%00",
]  # fmt: skip
NOT_OURS = {
    "HTTP_X_FORWARDED_HOST": "evil.example", "HTTP_X_HOST": "evil.example", "HTTP_FORWARDED": "host=evil.example",
    "HTTP_X_ORIGINAL_URL": "/admin/", "HTTP_X_REWRITE_URL": "/admin/", "HTTP_X_FORWARDED_PREFIX": "/evil",
    "HTTP_X_FORWARDED_PORT": "1", "HTTP_X_HTTP_METHOD_OVERRIDE": "POST", "HTTP_X_FORWARDED_SERVER": "evil.example",
    "HTTP_REFERER": "https://evil.example/", "HTTP_ORIGIN": "https://evil.example", "HTTP_USER_AGENT": "<script>evil",
    "HTTP_ACCEPT_LANGUAGE": "evil", "HTTP_ACCEPT": "evil/evil", "HTTP_X_FORWARDED_FOR": "evil",
}  # fmt: skip


def as_it_is(path: str) -> dict[str, str]:
    """For a test client, which would take the beginning of `//name/` for a host."""
    return {"PATH_INFO": path} if path.startswith("//") else {}


@pytest.mark.parametrize("path", TRICKS)
def test_an_address_made_up_to_confuse_is_not_found(visitor, path):
    said = visitor.get(path, secure=True, **as_it_is(path))
    assert said.status_code in (301, 302, 400, 404)
    if said.status_code < 400:
        assert said["Location"].startswith(("/", "https://testserver/")) and not said["Location"].startswith("//")
        assert "\n" not in said["Location"]


@pytest.mark.parametrize("address", QUESTIONS)
def test_a_question_made_up_to_confuse_is_answered_or_refused(visitor, address):
    assert visitor.get(address, secure=True).status_code in (200, 302, 400, 404)


@pytest.mark.parametrize("header", NOT_OURS)
def test_what_somebody_adds_to_a_request_is_on_no_page(visitor, header):
    plain = visitor.get("/about/", secure=True)
    said = visitor.get("/about/", secure=True, **{header: NOT_OURS[header]})
    assert said.status_code == 200 and said.content == plain.content
    feed = visitor.get("/feed.xml", secure=True, **{header: NOT_OURS[header]})
    assert b"evil" not in feed.content


@pytest.mark.parametrize("header", NOT_OURS)
def test_nor_on_the_page_that_the_next_reader_is_sent(stored, header):
    stored.asks[0] = lambda path: stored.client.get(path, secure=True, **{header: NOT_OURS[header]})
    poisoned = stored.get("/robots.txt", **{header: NOT_OURS[header]})
    assert b"evil" not in poisoned.body and b"https://testserver/sitemap.xml" in poisoned.body


@pytest.mark.parametrize("path", [path for path in TRICKS if "/media" not in path and "/static" not in path])
def test_no_such_address_is_kept(stored, path, tmp_path):
    stored.get(path)
    assert not list((tmp_path / "pages").rglob("@*"))


def test_a_question_never_gets_or_leaves_a_kept_page(stored):
    asked = []
    ask = stored.asks[0]
    stored.asks[0] = lambda path: asked.append(path) or ask(path)
    for _ in range(2):
        stored.get("/about/", QUERY_STRING="utm_source=evil")
    stored.get("/about/")
    assert len(asked) == 3


NOT_OUR_HOSTS = ["evil.example", "testserver.evil.example", "evil.example:443", "testserver@evil.example",
                 "testserver:443:evil", "", "TESTSERVER\\.evil"]  # fmt: skip


@pytest.mark.parametrize("host", NOT_OUR_HOSTS)
def test_a_host_that_is_not_ours_is_refused_and_leaves_nothing(stored, host, tmp_path):
    stored.asks[0] = lambda path: stored.client.get(path, secure=True, HTTP_HOST=host)
    assert stored.get("/about/", HTTP_HOST=host).status == 400
    assert not list((tmp_path / "pages").rglob("@*"))


def test_the_same_host_in_capitals_is_the_same_site(stored):
    stored.get("/about/")
    stored.asks[0] = None
    assert stored.get("/about/", HTTP_HOST="EXAMPLE.org").status == 200
