"""When each public page and service is to be read again, and whose role looks after it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.db.models import F, Value
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import Page

from home.models import ContentReview
from support_services.models import Service

EVERY = timedelta(days=365)
# Whose pages they are until somebody says otherwise, by the app that they belong to: never nobody's.
OWNERS = {"campaigns": "Campaign editors", "support_services": "Support editors"}
OTHERS_OWNER = "Plan editors"
KINDS: dict[str, Any] = {"page": Page, "service": Service}
STILL_RIGHT, SET_REVIEW = "home.still_right", "home.set_review"


@dataclass(frozen=True)
class Review:
    kind: str
    key: int
    title: str
    owner: str
    due_on: date

    @property
    def edit_address(self) -> str:
        name = "wagtailadmin_pages:edit" if self.kind == "page" else "wagtailsnippets_support_services_service:edit"
        return reverse(name, args=[self.key])


def all_reviews() -> Iterable[Review]:
    """Of all that is public. Three queries."""
    set_by_hand = {}
    for row in ContentReview.objects.select_related("owner_role"):
        set_by_hand["page" if row.page_id else "service", row.page_id or row.service_id] = row
    for kind, model in KINDS.items():
        public = model.objects.filter(live=True, last_published_at__isnull=False)
        title = "title" if kind == "page" else "name"
        app = F("content_type__app_label") if kind == "page" else Value("support_services")
        for key, words, published, of_app in public.values_list("pk", title, "last_published_at", app):
            by_hand = set_by_hand.get((kind, key))
            owner = by_hand.owner_role.name if by_hand and by_hand.owner_role else OWNERS.get(of_app, OTHERS_OWNER)
            yield Review(kind, key, words, owner, by_hand.due_on if by_hand else published.date() + EVERY)


def reviews_due(person, day: date) -> list[Review]:
    """Of the roles that the person has; of all to an administrator, who answers for roles that nobody has."""
    roles = {group.name for group in person.groups.all()}
    due = [each for each in all_reviews() if each.due_on <= day]
    return sorted(
        (each for each in due if person.is_superuser or each.owner in roles), key=lambda each: (each.due_on, each.title)
    )


def mark_reviewed(kind: str, thing: Page | Service, day: date, person) -> date:
    """Keep that somebody has read it and found it right. Returns the day by which it is read again."""
    due_on = day + EVERY
    found, _ = ContentReview.objects.update_or_create(**{kind: thing}, defaults={"due_on": due_on, "reviewed_on": day})
    log(instance=thing, action=STILL_RIGHT, user=person, data={"due_on": due_on.isoformat()})
    return found.due_on


def set_review(kind: str, thing: Page | Service, owner: Group, due_on: date, person) -> None:
    ContentReview.objects.update_or_create(**{kind: thing}, defaults={"owner_role": owner, "due_on": due_on})
    data = {"due_on": due_on.isoformat(), "owner": owner.name}
    log(instance=thing, action=SET_REVIEW, user=person, data=data)
