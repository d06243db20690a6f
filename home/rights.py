"""Rights of groups, as values: of rows and settings, of pages below a page, of files in a collection."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db.models import Model
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page


@dataclass(frozen=True)
class Right:
    """One permission, for everything (`place` is None) or below a page or in a collection."""

    permission: int
    words: str
    place: Page | Collection | None = field(default=None, compare=False, hash=False)

    @property
    def kept_in(self) -> dict[str, Any]:
        place = "page" if isinstance(self.place, Page) else "collection"
        return {"permission_id": self.permission, f"{place}_id": self.place.pk if self.place else None}

    @property
    def table(self) -> type[Model]:
        return GroupPagePermission if isinstance(self.place, Page) else GroupCollectionPermission

    def give_to(self, group: Group) -> None:
        if self.place is None:
            group.permissions.add(self.permission)
        else:
            self.table._default_manager.get_or_create(group=group, **self.kept_in)

    def take_from(self, group: Group) -> None:
        if self.place is None:
            group.permissions.remove(self.permission)
        else:
            for row in self.table._default_manager.filter(group=group, **self.kept_in):
                row.delete()  # one by one: the security log hears of each


def rights_of(group: Group) -> set[Right]:
    rows = group.permissions.select_related("content_type")
    pages = GroupPagePermission.objects.filter(group=group).select_related("page", "permission")
    files = GroupCollectionPermission.objects.filter(group=group).select_related("collection", "permission")
    return {
        *map(right_of, rows),
        *(right_of(each.permission, each.page) for each in pages),
        *(right_of(each.permission, each.collection) for each in files),
    }


def right_of(permission: Permission, place: Page | Collection | None = None) -> Right:
    """With words by which two sites can be compared."""
    if place is None:
        words = f"{permission.content_type.app_label}.{permission.codename}"
    elif isinstance(place, Page):
        words = f"{permission.codename} below {place.url_path}"
    else:
        words = f"{permission.codename} in {place.name}"
    return Right(permission.pk, words, place)


def words_of(right: Right) -> str:
    return right.words


def rights_of_roles() -> dict[str, set[str]]:
    """Of each group, whoever made it: what it may do, in words."""
    return {group.name: {*map(words_of, rights_of(group))} for group in Group.objects.all()}
