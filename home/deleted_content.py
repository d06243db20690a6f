"""A deletion can be taken back for thirty days: what was deleted is kept as data, outside the tree of pages.

It comes back as a draft under its old key, so that links to it lead to it again, and nothing is public by surprise.
"""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from modelcluster.models import ClusterableModel
from wagtail.models import Page, PagePermissionTester, PageViewRestriction

from home.models import DeletedContent

KEPT_FOR = timedelta(days=30)


class CannotComeBack(Exception):
    """In words, why what was deleted cannot be put back as things are now."""


def kept_page(page: Page) -> dict[str, Any]:
    """A page and all below it, each with its public and its newest text and who may see it."""
    pages = [each.specific for each in page.get_descendants(inclusive=True).order_by("path")]
    return {"parent": page.get_parent().pk, "pages": [_one_page(each) for each in pages]}


def _one_page(page: Page) -> dict[str, Any]:
    newest = page.get_latest_revision()
    restrictions = PageViewRestriction.objects.filter(page=page)
    return {
        "model": page._meta.label_lower,
        "depth": page.depth,
        "public": page.serializable_data(),
        "newest": newest.content if newest else None,
        "only_for": [[each.restriction_type, [*each.groups.values_list("pk", flat=True)]] for each in restrictions],
    }


def kept_row(row: Any) -> dict[str, Any]:
    clustered = isinstance(row, ClusterableModel)
    return {
        "model": row._meta.label_lower,
        "row": row.serializable_data() if clustered else serializers.serialize("python", [row])[0]["fields"],
        "key": row.pk,
    }


def keep(thing: models.Model) -> DeletedContent:
    """What is needed to put it back, not saved yet: it is only saved once the thing is gone."""
    kept = kept_page(thing.specific) if isinstance(thing, Page) else kept_row(thing)
    return DeletedContent(
        title=str(getattr(thing, "title", "") or thing)[:255],
        kind=str((thing.specific if isinstance(thing, Page) else thing)._meta.verbose_name),
        pages_within=len(kept.get("pages", [None])),
        kept=_as_json(kept),
    )


def _as_json(kept: dict[str, Any]) -> dict[str, Any]:
    return json.loads(json.dumps(kept, cls=DjangoJSONEncoder))


def store(things: Iterable[DeletedContent], person, now: datetime) -> None:
    """Once they are gone. What was deleted more than thirty days ago goes for good."""
    for each in things:
        each.deleted_at, each.deleted_by = now, person
        each.save()
    forget_old(now)


def forget_old(now: datetime) -> int:
    return DeletedContent.objects.filter(deleted_at__lt=now - KEPT_FOR).delete()[0]


@transaction.atomic
def put_back(deleted: DeletedContent, person) -> models.Model:
    """The page or row as a draft, and no longer among what is deleted."""
    kept = deleted.kept
    thing = _pages_back(kept, person) if "pages" in kept else _row_back(kept, person)
    deleted.delete()
    return thing


def _pages_back(kept: dict[str, Any], person) -> Page:
    parent = Page.objects.filter(pk=kept["parent"]).first()
    if parent is None:
        raise CannotComeBack("The page that it stood below is gone as well. Take that back first.")
    if not PagePermissionTester(person, parent).can_add_subpage():
        raise CannotComeBack("You may not add pages there. Ask somebody who may.")
    above = [parent]
    for each in kept["pages"]:
        place = each["depth"] - kept["pages"][0]["depth"]
        page = _page_back(each, Page.objects.get(pk=above[place].pk), person)
        above[place + 1 :] = [page]
    return Page.objects.get(pk=above[1].pk if len(above) > 1 else parent.pk)


def _page_back(each: dict[str, Any], parent: Page, person) -> Page:
    model = apps.get_model(each["model"])
    page = model.from_serializable_data(each["public"])
    if page is None or Page.objects.filter(pk=page.pk).exists():
        raise CannotComeBack("Something that it rests on is gone. Take that back first.")
    for name in ("live_revision", "latest_revision", "scheduled_revision", "alias_of", "locked_by"):
        setattr(page, name, None)
    page.live, page.locked, page.has_unpublished_changes, page.expired = False, False, True, False
    page.go_live_at = page.expire_at = None
    taken = set(parent.get_children().values_list("slug", flat=True))
    page.slug = next(slug for slug in _slugs(page.slug) if slug not in taken)
    _insert(page, parent)
    with_rows = page.with_content_json(each["public"])  # its rows are only read once it is there
    with_rows.slug = page.slug
    with_rows.save()
    newest = model.from_serializable_data(each["newest"]) if each["newest"] else None
    draft = page.with_content_json(each["newest"]) if newest else with_rows
    draft.slug = page.slug
    draft.go_live_at = draft.expire_at = None
    draft.save_revision(user=person, log_action=True, clean=False)
    for kind, groups in each["only_for"]:
        PageViewRestriction.objects.create(page=page, restriction_type=kind).groups.set(groups)
    return page


def _insert(page: Page, parent: Page) -> None:
    """Below `parent` as the last, under the key that it had: `add_child` takes only pages without one."""
    last = parent.get_last_child()
    page.path = last._inc_path() if last else Page._get_path(parent.path, parent.depth + 1, 1)
    page.depth, page.numchild, page.url_path = parent.depth + 1, 0, f"{parent.url_path}{page.slug}/"
    Page.objects.bulk_create(
        [Page(**{field.attname: getattr(page, field.attname) for field in Page._meta.concrete_fields})]
    )
    Page.objects.filter(pk=parent.pk).update(numchild=models.F("numchild") + 1)
    page.save_base(raw=True, force_insert=True)
    page.save()


def _slugs(slug: str) -> Iterable[str]:
    yield slug
    yield from (f"{slug}-{number}" for number in range(2, 1000))


def _row_back(kept: dict[str, Any], person) -> models.Model:
    model = apps.get_model(kept["model"])
    if not person.has_perm(f"{model._meta.app_label}.add_{model._meta.model_name}"):
        raise CannotComeBack("You may not add rows of this kind. Ask somebody who may.")
    if model._default_manager.filter(pk=kept["key"]).exists():
        raise CannotComeBack("There is a row in its place already.")
    row = _row(model, kept)
    if hasattr(row, "live"):
        row.live, row.has_unpublished_changes = False, True
        row.live_revision = row.latest_revision = row.scheduled_revision = None
    row.save()
    if hasattr(row, "save_revision"):
        row.save_revision(user=person, log_action=True, clean=False)
    return row


def _row(model: Any, kept: dict[str, Any]) -> Any:
    if issubclass(model, ClusterableModel):
        row = model.from_serializable_data(kept["row"])
    else:
        given = {"model": kept["model"], "pk": kept["key"], "fields": kept["row"]}
        row = next(iter(serializers.deserialize("python", [given]))).object
    if row is None:
        raise CannotComeBack("Something that it rests on is gone. Take that back first.")
    return row
