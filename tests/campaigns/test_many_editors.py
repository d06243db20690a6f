"""Ten editors who save the same season at once lose nothing: each save is a version in its history."""

from threading import Thread

import pytest
from django.db import connections
from wagtail.models import Revision

pytestmark = [pytest.mark.slow, pytest.mark.databases]


@pytest.mark.django_db(transaction=True)
def test_ten_saves_at_once_are_ten_versions(make_edition):
    edition = make_edition(publish=False)
    before = Revision.objects.for_instance(edition).count()
    answers = []

    def save(number: int) -> None:
        mine = type(edition).objects.get(pk=edition.pk).get_latest_revision_as_object()
        mine.contact_team = f"Team {number}"
        answers.append(mine.save_revision().content["contact_team"])
        connections.close_all()

    threads = [Thread(target=save, args=(number,)) for number in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = Revision.objects.for_instance(edition).order_by("pk")[before:]
    assert sorted(revision.content["contact_team"] for revision in kept) == sorted(f"Team {n}" for n in range(10))
    assert len(answers) == 10
