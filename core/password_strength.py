"""How hard a password is to guess, asked without a network: no rules of classes, but nothing that is guessed first.

NIST SP 800-63B section 3.1.1.2 and OWASP ASVS 5.0 V6.2: at least 12 characters, any signs, none of the common ones and
none made of the words of the place, the site or the person.
"""

import re
from typing import Any

from django.core.exceptions import ValidationError
from zxcvbn import zxcvbn

from core.models.partnership import PartnershipSettings

LONGEST_LOOKED_AT = 72  # characters; zxcvbn takes long over more, and what is longer is strong or repeats itself
LEAST_SCORE = 3  # of 4: safely unguessable at 10,000,000,000 tries
LEAST_BESIDE_KNOWN_WORDS = 8  # letters and figures that are no word of the site or the person, and no year
WORDS_OF_THE_SITE = ("safer", "city", "partnership", "london", "support", "campaign", "admin", "editor", "wagtail")


class StrengthValidator:
    """A password validator for AUTH_PASSWORD_VALIDATORS."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError in words that say what to do."""
        words = words_about(user)
        result = zxcvbn(password[:LONGEST_LOOKED_AT], user_inputs=words, max_length=LONGEST_LOOKED_AT)
        if result["score"] < LEAST_SCORE or len(beside_known_words(password, words)) < LEAST_BESIDE_KNOWN_WORDS:
            raise ValidationError(
                "This password is too easy to guess: it is common, follows a pattern, or is made of words about this "
                "site or you. Four or more words that have nothing to do with each other are easy to remember and "
                "hard to guess.",
                code="password_too_easy",
            )

    def get_help_text(self) -> str:
        return "Four or more words that have nothing to do with each other make a good one."


def beside_known_words(password: str, words: list[str]) -> str:
    """What is left of a password without the words that anybody would try, the years, and the signs between them."""
    left = password.lower()
    for word in sorted({word.lower() for word in words if len(word) > 3}, key=len, reverse=True):
        left = left.replace(word, " ")
    return re.sub(r"(19|20)\d\d|[\W_]", "", left)


def words_about(user: Any) -> list[str]:
    """What somebody who knows the person and the site would try first."""
    names = PartnershipSettings.objects.values_list("name", flat=True)
    own = [getattr(user, field, "") or "" for field in ("username", "first_name", "last_name", "email")]
    return [word for text in [*names, *own] for word in text.replace("@", " ").replace(".", " ").split()] + [
        *WORDS_OF_THE_SITE
    ]
