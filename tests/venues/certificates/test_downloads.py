"""What a venue takes home: a sheet to print that anybody can read and check, and a badge for wallets."""

import json
from datetime import date
from hashlib import sha256
from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from cryptography.exceptions import InvalidSignature
from django.core.cache import cache
from django.core.files.base import ContentFile
from jsonschema import Draft201909Validator
from PIL import Image
from pypdf import PdfReader
from wagtail.models import Site

from core.models import PartnershipSettings, SiteImage
from tests.venues.certificates.conftest import NOON
from tests.venues.certificates.open_badge_schema import ACHIEVEMENT_CREDENTIAL
from venues.certificates.base64url import decoded
from venues.certificates.issuing import issue_certificate
from venues.certificates.keys import key_ring
from venues.certificates.open_badges import canonical
from venues.certificates.tokens import read_token
from venues.models import Award

pytestmark = pytest.mark.usefixtures("at_noon")
A4 = (595, 842)  # points
BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"  # as the W3C's Multibase says


@pytest.fixture(autouse=True)
def nobody_has_guessed():
    cache.clear()


@pytest.fixture
def held(make_accreditation):
    return make_accreditation()


def file_of(client, number: str, ending: str):
    return client.get(f"/safety-thirst/certificates/{number}{ending}")


def sheet(client, accreditation) -> PdfReader:
    return PdfReader(BytesIO(file_of(client, accreditation.number, ".pdf").content))


def test_the_sheet_is_one_page_of_a4_tagged_for_screen_readers(client, held):
    issue_certificate(held, NOON)
    pdf = sheet(client, held)
    assert len(pdf.pages) == 1
    assert [round(side) for side in pdf.pages[0].mediabox[2:]] == list(A4)
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == "en-GB" and root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "/StructTreeRoot" in root and pdf.metadata.title == "The Invented Goose: Safety Thirst 2025"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def tagged(part, found: dict) -> dict:
    """What each kind of tag says to a screen reader: `{"/Figure": ["QR code that…"]}`."""
    part = part.get_object() if hasattr(part, "get_object") else part
    if isinstance(part, list):
        for each in part:
            tagged(each, found)
    elif isinstance(part, dict):
        if "/S" in part:
            found.setdefault(part["/S"], []).append(part.get("/Alt", ""))
        tagged(part.get("/K", []), found)
    return found


def test_headings_links_and_the_code_are_told_to_screen_readers(client, held):
    issue_certificate(held, NOON)
    tags = tagged(sheet(client, held).trailer["/Root"]["/StructTreeRoot"], {})
    assert len(tags["/H1"]) == 1 and tags["/H2"] and tags["/Link"]
    assert tags["/Figure"] == [f"QR code that checks certificate {held.number} on localhost"]


def test_the_sheet_says_in_words_what_the_code_says(client, held):
    held.awards.add(Award.objects.create(scheme_year=held.scheme_year, name="Best Safety Initiative"))
    issue_certificate(held, NOON)
    text = " ".join(sheet(client, held).pages[0].extract_text().split())
    for said in ["The Invented Goose", "1 Example Lane London EC0A 1AA", "Highly Commended", "Best Safety Initiative"]:
        assert said in text
    assert "From 15 September 2025 to 14 September 2026" in text
    assert f"localhost/st/{held.number}" in text and "It is no guarantee" in text
    assert "TEST. This certificate proves nothing." in text


def test_the_code_on_the_sheet_is_read_by_a_scanner_and_opens_the_check_page(client, held):
    token = issue_certificate(held, NOON).token
    [page] = pypdfium2.PdfDocument(file_of(client, held.number, ".pdf").content)
    [code] = zxingcpp.read_barcodes(page.render(scale=150 / 72).to_pil())
    address, _, fragment = code.text.partition("#")
    assert address == "http://localhost/safety-thirst/check/"
    assert fragment == token
    assert read_token(fragment, key_ring().named).claims.number == held.number


def test_sheet_and_sticker_have_the_colour_and_logo_of_the_partnership(client, held):
    issue_certificate(held, NOON)
    drawing = BytesIO()
    Image.new("RGB", (90, 90), "#c02070").save(drawing, "PNG")
    file = ContentFile(drawing.getvalue(), "logo.png")
    logo = SiteImage.objects.create(title="Logo", file=file, width=90, height=90)
    PartnershipSettings.objects.create(site=Site.objects.get(), dark_colour="#2a1a4a", logo=logo)
    for ending, looked_for in (
        (".pdf", {(0xC0, 0x20, 0x70), (0x2A, 0x1A, 0x4A)}),
        ("/sticker.pdf", {(0x2A, 0x1A, 0x4A)}),
    ):
        [page] = pypdfium2.PdfDocument(file_of(client, held.number, ending).content)
        colours = {colour for _, colour in page.render(scale=1).to_pil().convert("RGB").getcolors(1_000_000)}
        assert looked_for <= colours and (0x0B, 0x28, 0x2A) not in colours


def test_the_longest_names_stay_on_one_sheet_and_nothing_in_them_is_run(client, make_accreditation):
    accreditation = make_accreditation(name=("#panic() $x$ *Goose* \\ " * 6)[:120])
    accreditation.venue.address_line_1 = accreditation.venue.address_line_2 = ("Example-under-Lane " * 7)[:120]
    accreditation.venue.is_sample = True
    accreditation.venue.save()
    for number in range(5):
        accreditation.awards.add(Award.objects.create(scheme_year=accreditation.scheme_year, name=f"Award {number}"))
    issue_certificate(accreditation, NOON)
    pdf = sheet(client, accreditation)
    assert len(pdf.pages) == 1
    text = " ".join(pdf.pages[0].extract_text().split())
    assert "#panic() $x$ *Goose*" in text and "SAMPLE. This venue is made up." in text


def test_the_same_certificate_gives_the_same_sheet(client, held):
    issue_certificate(held, NOON)
    first, second = (file_of(client, held.number, ".pdf").content for _ in range(2))
    assert first == second


@pytest.mark.parametrize("ending", [".pdf", "/open-badge.json", "/open-badge.jwt"])
@pytest.mark.parametrize("event", ["suspended", "revoked", "withdrawn"])
def test_what_does_not_count_today_gives_no_files(client, make_accreditation, ending, event):
    accreditation = make_accreditation((event, date(2026, 5, 1)))
    issue_certificate(accreditation, NOON)
    answer = file_of(client, accreditation.number, ending)
    assert answer.status_code == 404 and "Not accredited" in answer.content.decode()


def test_before_a_certificate_is_issued_there_is_no_sheet(client, held):
    answer = file_of(client, held.number, ".pdf")
    assert answer.status_code == 404 and "Accredited today" in answer.content.decode()


def test_an_unknown_number_gives_no_file_and_no_hint(client, db):
    answer = file_of(client, "ST26-DZX9-8P", "/open-badge.json")
    assert answer.status_code == 404 and "We know no certificate like that" in answer.content.decode()


def assert_fits_the_schema(credential: dict) -> None:
    validator = Draft201909Validator(ACHIEVEMENT_CREDENTIAL, format_checker=Draft201909Validator.FORMAT_CHECKER)
    problems = [error.message for error in validator.iter_errors(credential)]
    assert not problems


def test_the_open_badge_is_what_1edtech_asks(client, held):
    badge = json.loads(file_of(client, held.number, "/open-badge.json").content)
    assert_fits_the_schema(badge)
    assert badge["name"].startswith("TEST: ")
    assert badge["validFrom"] == "2025-09-15T00:00:00+01:00" and badge["validUntil"] == "2026-09-15T00:00:00+01:00"
    assert badge["credentialSubject"]["identifier"][0]["identityHash"] == "The Invented Goose"


def test_the_schema_notices_what_is_missing(client, held):
    badge = json.loads(file_of(client, held.number, "/open-badge.json").content)
    del badge["credentialSubject"]["achievement"]["criteria"]
    with pytest.raises(AssertionError, match="criteria"):
        assert_fits_the_schema(badge)


def test_the_proof_inside_the_open_badge_is_good_and_notices_a_change(client, held):
    """Verified step by step, as section 3.3.2 of the W3C's EdDSA cryptosuites says, not by the code that signed."""
    badge = json.loads(file_of(client, held.number, "/open-badge.json").content)
    [proof] = badge.pop("proof")
    number = 0
    for letter in proof.pop("proofValue").removeprefix("z"):
        number = number * 58 + BASE58.index(letter)
    signature = number.to_bytes(64)
    key = key_ring().signing.public
    assert proof["verificationMethod"] == f"did:web:localhost#{key.kid}"
    key.checks.verify(signature, sha256(canonical(proof)).digest() + sha256(canonical(badge)).digest())
    badge["name"] = "Overall Winner"
    with pytest.raises(InvalidSignature):
        key.checks.verify(signature, sha256(canonical(proof)).digest() + sha256(canonical(badge)).digest())


def test_the_open_badge_for_wallets_is_a_signed_jwt(client, held):
    header, payload, signature = file_of(client, held.number, "/open-badge.jwt").content.decode().split(".")
    key = key_ring().signing.public
    assert json.loads(decoded(header)) == {"alg": "EdDSA", "typ": "JWT", "kid": f"did:web:localhost#{key.kid}"}
    key.checks.verify(decoded(signature), f"{header}.{payload}".encode())
    badge = json.loads(decoded(payload))
    assert_fits_the_schema(badge)
    assert badge["iss"] == badge["issuer"]["id"] and badge["exp"] > badge["nbf"]
