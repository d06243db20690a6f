"""That the site's feed says what a release made public: one of its effects."""

from http import HTTPStatus

from django.urls import reverse

from core.models import ReleaseEffect
from core.release_effects import BrokenOff, pages_of
from core.site_answers import answer_of, body_of


def ask_feed(effect: ReleaseEffect) -> str:
    answer = answer_of(reverse("feed"))
    if answer.status_code != HTTPStatus.OK:
        raise BrokenOff(f"the feed answers {answer.status_code}.")
    said = body_of(answer).decode()
    named = sum(f"{page.get_url()}<" in said or f'{page.get_url()}"' in said for page in pages_of(effect.release))
    return f"Made again. {named} of its pages stand{'s' if named == 1 else ''} in it."
