"""A token says what was signed; whatever else it is, it is refused in words."""

from dataclasses import replace
from datetime import UTC, date, datetime

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from venues.certificate_numbers import make_number
from venues.certificates.base64url import decoded, encoded
from venues.certificates.keys import DEVELOPMENT_SEED, KeyRing, PublicKey, SigningKey
from venues.certificates.tokens import Claims, TokenRefused, make_token, read_token

KEY = SigningKey(bytes(range(32)))
RING = KeyRing(KEY)
CLAIMS = Claims(
    number=make_number(2026, 5, "ST"),
    name="The Invented Goose",
    place="1 Example Lane, EC0A 1AA",
    level="Highly Commended",
    valid_from=date(2026, 3, 1),
    valid_to=date(2026, 9, 14),  # in summer time, while the first day is not
    issued_at=datetime(2026, 2, 20, 12, 30, tzinfo=UTC),
)
TOKEN = make_token(CLAIMS, KEY)


def test_a_token_says_what_was_signed():
    assert read_token(TOKEN, RING.named).claims == CLAIMS


def test_the_key_of_rfc_8032_signs_as_that_paper_says():
    """Section 7.1, test 1: the secret key, the public key, and the signature of nothing."""
    key = SigningKey(bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"))
    assert key.public.raw.hex() == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert key.signs.sign(b"").hex().startswith("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155")


def test_a_token_altered_by_one_bit_is_refused_whichever_bit_it_is():
    for bit in range(len(decoded(TOKEN)) * 8):
        altered = bytearray(decoded(TOKEN))
        altered[bit // 8] ^= 1 << bit % 8
        with pytest.raises(TokenRefused):
            read_token(encoded(bytes(altered)), RING.named)


@given(st.one_of(st.text(), st.binary().map(encoded), st.integers(0, len(TOKEN) - 1).map(TOKEN.__getitem__)))
def test_what_is_no_token_is_refused_in_words(text):
    with pytest.raises(TokenRefused, match=r"[a-z]+\.$"):
        read_token(text, RING.named)


@pytest.mark.parametrize("text", [TOKEN[:-1], TOKEN + "=", TOKEN + "A", " " + TOKEN, "A" * 1001, TOKEN * 90])
def test_a_token_that_lost_or_gained_something_is_refused(text):
    with pytest.raises(TokenRefused):
        read_token(text, RING.named)


def test_nesting_without_end_is_refused():
    with pytest.raises(TokenRefused):
        read_token(encoded(b"\x81" * 700), RING.named)


def test_another_algorithm_is_refused_even_if_the_rest_is_right():
    message = cbor2.loads(decoded(TOKEN)).value
    protected = cbor2.dumps({1: -7, 4: KEY.public.kid.encode()})
    with pytest.raises(TokenRefused, match="way of our certificates"):
        read_token(encoded(cbor2.dumps(cbor2.CBORTag(18, [protected, *message[1:]]))), RING.named)


def test_a_key_that_is_not_ours_proves_nothing():
    with pytest.raises(TokenRefused, match="No key of ours"):
        read_token(make_token(CLAIMS, SigningKey(b"x" * 32)), RING.named)


def test_a_retired_key_still_proves_what_it_signed():
    ring = KeyRing(SigningKey(b"n" * 32), (PublicKey(KEY.public.raw, is_retired=True),))
    proven = read_token(TOKEN, ring.named)
    assert proven.key.is_retired and proven.claims == CLAIMS


def test_what_the_development_key_signs_is_a_test():
    development = SigningKey(DEVELOPMENT_SEED, is_test=True)
    token = make_token(CLAIMS, development)
    assert read_token(token, KeyRing(development).named).key.is_test
    assert development.public.kid.startswith("test-")


def test_the_development_key_proves_nothing_where_there_is_a_real_one():
    with pytest.raises(TokenRefused, match="No key of ours"):
        read_token(make_token(CLAIMS, SigningKey(DEVELOPMENT_SEED, is_test=True)), RING.named)


def test_long_names_are_cut_so_that_the_code_stays_easy_to_scan():
    long = replace(CLAIMS, name="The Invented Goose " * 20, place="Example Lane " * 20, level="Commended " * 20)
    token = make_token(long, KEY)
    assert len(read_token(token, RING.named).claims.name) <= 60
    assert len(token) < 500


def test_the_key_set_tells_the_public_half_alone():
    jwk = RING.as_jwks()["keys"][0]
    assert decoded(jwk["x"]) == KEY.public.raw
    assert set(jwk) == {"kty", "crv", "x", "kid", "alg", "use", "status", "test"}
    assert encoded(KEY.seed) not in str(RING.as_jwks())
