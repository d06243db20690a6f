"""Pictures and papers in a bucket, tried with a server that speaks S3: they are there, and only through this site."""

import os
import urllib.error
import urllib.request
from pathlib import Path

import boto3
import pytest
from django.apps import apps
from django.conf import settings as configured
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db.models import FileField
from django.urls import reverse
from moto.server import ThreadedMotoServer
from wagtail.documents.models import Document

from core.models import SiteImage
from tests.campaigns.conftest import SVG, at, campaign, edition, index, keep_file, make_edition, png  # noqa: F401
from tests.campaigns.test_embargo import guesses
from tests.core.test_uploads import jpeg, sent
from tests.showing import showing

pytestmark = [pytest.mark.slow, pytest.mark.indexed]

# A bucket service of your own, where there is one, is tried in the place of the one that stands for it here.
KEY, SECRET = os.environ.get("S3_TEST_KEY_ID", "key"), os.environ.get("S3_TEST_SECRET", "secret")
KEYS = {"access_key": KEY, "secret_key": SECRET, "region_name": "eu-west-2"}


@pytest.fixture(scope="module")
def server():
    if real := os.environ.get("S3_TEST_ENDPOINT"):
        yield real
        return
    server = ThreadedMotoServer("127.0.0.1", 0)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(server, settings, monkeypatch, request):
    """An empty private bucket in the place of the folders. Answers with what anybody on the network may ask it."""
    name = f"files-{abs(hash(request.node.name)) % 10**9}"
    secrets = {"aws_access_key_id": KEY, "aws_secret_access_key": SECRET, "region_name": "eu-west-2"}
    client = boto3.client("s3", endpoint_url=server, **secrets)
    client.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": "eu-west-2"})
    options = KEYS | {"bucket_name": name, "endpoint_url": server}
    kept = "core.bucket_storage"
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": f"{kept}.BucketStorage", "OPTIONS": options | {"location": "media"}},
        "private": {"BACKEND": f"{kept}.PrivateBucketStorage", "OPTIONS": options | {"location": "private"}},
    }
    for model in apps.get_models():  # a field asks for its storage once, when it is made
        for field in model._meta.local_fields:
            if isinstance(field, FileField) and hasattr(field, "_storage_callable"):
                monkeypatch.setattr(field, "storage", field._storage_callable())

    def names() -> list[str]:
        return [each["Key"] for each in client.list_objects_v2(Bucket=name).get("Contents", [])]

    names.url = f"{server}/{name}"
    return names


def test_a_picture_is_in_the_bucket_and_comes_through_the_site(bucket, client, front_page):
    image = SiteImage.objects.create(title="A street", file=ContentFile(jpeg(), name="street.jpg"))
    small = image.get_rendition("width-100")
    assert sorted(name.split("/")[1] for name in bucket()) == ["images", "original_images"]
    assert small.url.startswith("/media/images/") and not list(Path(configured.MEDIA_ROOT).rglob("*.jpg"))
    showing(front_page, image)
    said = client.get(small.url)
    assert (said.status_code, said["Content-Type"]) == (200, "image/jpeg")
    assert b"".join(said.streaming_content).startswith(b"\xff\xd8")
    assert client.get("/media/images/none.jpg").status_code == 404


def test_a_name_is_never_used_twice(bucket, db):
    first, second = (SiteImage.objects.create(title="A", file=ContentFile(png(9, 9), name="a.png")) for _ in "ab")
    assert first.file.name != second.file.name and len(bucket()) == 2


def test_a_document_comes_only_by_the_address_that_asks_who_asks(bucket, client, front_page):
    paper = Document.objects.create(title="A paper", file=ContentFile(b"%PDF-1.7\n", name="paper.pdf"))
    showing(front_page, paper)
    said = client.get(paper.url)
    assert b"".join(said.streaming_content) == b"%PDF-1.7\n"
    assert said["Content-Disposition"].startswith("attachment") and said["Content-Security-Policy"].endswith("sandbox")
    assert client.get(f"/media/{paper.file.name}").status_code == 404


def test_until_its_release_a_campaign_is_nowhere_and_then_through_the_site_alone(bucket, client, make_edition):  # noqa: F811
    secret = make_edition(publish=False, title="Lanterns", slug="lanterns")
    assert [name for name in bucket() if name.startswith("private/campaigns/")]
    assert {client.get(address).status_code for address in guesses(secret)} == {302, 404}
    for name in bucket():
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(f"{bucket.url}/{name}", timeout=5)
    secret.get_latest_revision().publish()
    shown = client.get(f"/campaign-files/{secret.pk}/poster-a4.svg")
    assert b"".join(shown.streaming_content) == SVG
    pack = client.get(f"/campaign-files/{secret.pk}/pack.zip")
    assert pack.status_code == 200 and b"".join(pack.streaming_content).startswith(b"PK")
    for name in bucket():
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(f"{bucket.url}/{name}", timeout=5)


def test_a_bucket_that_takes_nothing_is_said_at_the_field(bucket, admin_client, front_page, settings):
    wrong = settings.STORAGES["default"]["OPTIONS"] | {"bucket_name": "there-is-none"}
    settings.STORAGES = settings.STORAGES | {"default": settings.STORAGES["default"] | {"OPTIONS": wrong}}
    said = admin_client.post(reverse("wagtailimages:add"), sent(jpeg, "a.jpg"))
    assert said.status_code == 200 and "could not be kept" in said.context["form"].errors["file"][0]


def test_what_is_private_has_no_address(bucket):
    with pytest.raises(ValueError, match="no address"):
        storages["private"].url("papers/a.docx")
