"""A wallet that keeps an Open Badge asks one list whether it still counts."""

import gzip
import json
from base64 import urlsafe_b64decode
from datetime import date

import pytest

pytestmark = pytest.mark.usefixtures("at_noon")


def bits(client, number: int = 1) -> bytes:
    document = json.loads(client.get(f"/safety-thirst/open-badges/status/{number}.json").content)
    text = document["credentialSubject"]["encodedList"]
    assert text.startswith("u")
    return gzip.decompress(urlsafe_b64decode(text[1:] + "=" * (-len(text[1:]) % 4)))


def is_set(list_of_bits: bytes, place: int) -> bool:
    return bool(list_of_bits[place // 8] & 0x80 >> place % 8)


def test_a_list_says_which_do_not_count_and_has_room_for_many(client, make_accreditation):
    good = make_accreditation()
    stopped = [make_accreditation((kind, date(2026, 5, 1))) for kind in ("suspended", "revoked", "withdrawn")]
    closed = make_accreditation()
    closed.venue.closed_on = date(2026, 5, 1)
    closed.venue.save()
    said = bits(client)
    assert len(said) == 16_384  # bytes, the fewest that W3C's recommendation allows
    assert not is_set(said, good.pk)
    assert all(is_set(said, held.pk) for held in [*stopped, closed])


def test_what_is_stopped_later_counts_until_then(client, make_accreditation):
    held = make_accreditation(("suspended", date(2026, 6, 2)))
    assert not is_set(bits(client), held.pk)


def test_a_list_is_of_one_day_and_kept_for_less_than_a_minute(client, db):
    answer = client.get("/safety-thirst/open-badges/status/1.json")
    assert answer["Cache-Control"] == "public, max-age=55"
    assert answer["Content-Type"] == "application/vc"
    said = json.loads(answer.content)
    assert (said["validFrom"], said["validUntil"]) == ("2026-06-01T00:00:00+01:00", "2026-06-02T00:00:00+01:00")


def test_there_are_as_many_lists_as_are_needed(client, make_accreditation):
    assert client.get("/safety-thirst/open-badges/status/2.json").status_code == 404
    make_accreditation(("revoked", date(2026, 5, 1)), id=131_072 + 7)
    assert is_set(bits(client, 2), 7)
    assert client.get("/safety-thirst/open-badges/status/0.jwt").status_code == 404


def test_the_controller_document_names_the_keys_that_sign(client, db, settings):
    settings.CERTIFICATE_KEY, settings.CERTIFICATE_RETIRED_KEYS = b"\x07" * 32, [b"\x08" * 32]
    document = client.get("/.well-known/did.json").json()
    assert document["id"] == "did:web:localhost"
    assert [method["type"] for method in document["verificationMethod"]] == ["Multikey", "Multikey"]
    assert document["assertionMethod"] == [method["id"] for method in document["verificationMethod"]]
    assert all(method["publicKeyMultibase"].startswith("z6Mk") for method in document["verificationMethod"])
