"""Guessing what was meant."""

import pytest

from venues.directory.spelling import Spelling

NAMES = ["The Paper Giraffe", "The Velvet Umbrella 12", "Marzipan & Walrus", "Dr Butler’s Head"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("girafe", "giraffe"),
        ("umbrela", "umbrella"),
        ("walruss", "walrus"),
        ("marzapin", "marzipan"),
        ("walrus", "walrus"),  # known as it is
        ("13", "13"),  # a number is never guessed at
        ("zz", "zz"),
        ("xylophone", "xylophone"),
    ],
)
def test_a_near_miss_is_the_word_that_it_is_near(typed, meant):
    assert Spelling(NAMES).nearest(typed) == meant
