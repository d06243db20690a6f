"""Signal handlers that invalidate: what editors change makes all that is cached stale; what they withdraw is purged, so
that no failure brings it back."""

import logging
import secrets
from collections.abc import Callable, Iterable
from typing import Any, Protocol

from django.db import connection, transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import Signal
from wagtail.models import DraftStateMixin, Page, PageViewRestriction, Site
from wagtail.signals import page_slug_changed, page_unpublished, post_page_move, unpublished

from delivery.draft_preview import is_draft_preview
from delivery.generation import SIZE, Generation
from delivery.invalidation.pg_notify import BUMPED, EVERYTHING, notify

log = logging.getLogger("page_store")

HERE = "delivery.invalidation.signal_handlers"
# What these save is on no page that is kept: sessions, counts of wrong passwords, notes of who did what, drafts.
NEVER_SHOWN = {
    "sessions",
    "account",  # and mfa: django-allauth's
    "accounts",
    "mfa",
    "admin",
    "django_tasks",
    "wagtailadmin",
    "wagtailusers",
    "modelsearch",
    "wagtailsearch",
}
NEVER_SHOWN_MODELS = {
    "core.attemptcount",
    "core.heldfile",
    "core.releaseeffect",
    "core.releaseitem",
    "core.securityevent",
    "core.securityloghead",
    "home.outsidelink",
    "home.releaseanswer",
    "home.releaselink",
    "wagtailcore.comment",
    "wagtailcore.commentreply",
    "wagtailcore.modellogentry",
    "wagtailcore.pagelogentry",
    "wagtailcore.pagesubscription",
    "wagtailcore.referenceindex",
    "wagtailcore.revision",
    "wagtailcore.taskstate",
    "wagtailcore.uploadedfile",
    "wagtailcore.workflowstate",
}
# Nor are these: what is saved of a published page together with a draft of it, and of an editor who signs in.
NEVER_SHOWN_FIELDS = {
    "draft_title",
    "has_unpublished_changes",
    "last_login",
    "latest_revision",
    "latest_revision_created_at",
}


class Store(Protocol):
    """Something that holds pages by their addresses: the disk cache, the static mirror."""

    def remove_below(self, path: str) -> None: ...

    def remove_everything(self) -> None: ...


class InvalidateOnCommit:
    """Does what a change asks for, here, once it is committed; other machines were notified with the same value."""

    def __init__(self, invalidator: "Invalidator", word: str, value: bytes):
        self.invalidator, self.word, self.value = invalidator, word, value

    def __call__(self) -> None:
        self.invalidator.evict(self.word)
        self.invalidator.bump(self.value)


class Invalidator:
    """Receives signals of what is saved and deleted, in every process that can do either.

    What was changed is stale. What was withdrawn is purged, so that no failure can bring it back.
    """

    def __init__(self, stores: list[Store], generation: Generation):
        self.stores, self.generation = stores, generation

    @property
    def receivers(self) -> list[tuple[Signal, Callable[..., None]]]:
        return [
            (post_save, self.on_change),
            (post_delete, self.on_change),
            (m2m_changed, self.on_change),
            (page_unpublished, self.on_page_unpublished),
            (post_delete, self.on_delete),
            (unpublished, self.on_unpublish),
            (page_slug_changed, self.on_slug_change),
            (post_page_move, self.on_page_move),
            (post_save, self.on_privacy_change),
        ]

    def connect(self) -> None:
        for signal, receiver in self.receivers:
            signal.connect(receiver, weak=False, dispatch_uid=f"{HERE}.{receiver.__name__}")

    def disconnect(self) -> None:
        for signal, receiver in self.receivers:
            signal.disconnect(dispatch_uid=f"{HERE}.{receiver.__name__}")

    def on_change(
        self,
        sender: type[Model],
        instance: Model,
        created: bool = False,
        update_fields: Iterable[str] | None = None,
        **kwargs: Any,
    ) -> None:
        is_new_draft = created and isinstance(instance, DraftStateMixin) and not instance.live
        are_shown = not update_fields or not NEVER_SHOWN_FIELDS.issuperset(update_fields)
        is_shown = sender._meta.app_label not in NEVER_SHOWN and sender._meta.label_lower not in NEVER_SHOWN_MODELS
        if is_shown and are_shown and not is_new_draft:
            self.invalidate_on_commit(BUMPED)

    def on_page_unpublished(self, instance: Page, **kwargs: Any) -> None:
        self.purge_page(instance.url_path)

    def on_delete(self, sender: type[Model], instance: Model, **kwargs: Any) -> None:
        if isinstance(instance, Page):
            self.purge_page(instance.url_path)
        elif isinstance(instance, DraftStateMixin):
            self.purge_everything()

    def on_unpublish(self, instance: Model, **kwargs: Any) -> None:
        """Something that stands on pages, such as a refuge's address: nobody can tell on which, so none is left."""
        if not isinstance(instance, Page):
            self.purge_everything()

    def on_slug_change(self, instance_before: Page, **kwargs: Any) -> None:
        self.purge_page(instance_before.url_path)

    def on_page_move(self, url_path_before: str, url_path_after: str, **kwargs: Any) -> None:
        self.invalidate_on_commit(BUMPED)
        if url_path_before != url_path_after:
            self.purge_page(url_path_before)

    def on_privacy_change(self, sender: type[Model], instance: Model, **kwargs: Any) -> None:
        if isinstance(instance, PageViewRestriction):
            self.purge_page(instance.page.url_path)

    def purge_page(self, url_path: str) -> None:
        """The addresses of a page and of all below it."""
        roots = [root.root_path for root in Site.get_site_root_paths()]
        for path in ["/" + url_path.removeprefix(root) for root in roots if url_path.startswith(root)]:
            self.purge(path)

    def purge_everything(self) -> None:
        self.purge(EVERYTHING)

    def purge(self, word: str) -> None:
        """At once, so that nothing that happens to this process brings it back; and again when it is committed, for
        what was made from the data as it was before.
        """
        if is_draft_preview():
            return
        self.evict(word)
        self.bump()
        self.invalidate_on_commit(word)

    def invalidate_on_commit(self, word: str) -> None:
        """Once in a transaction, however much it saves; before the editor's request returns."""
        if is_draft_preview():
            return
        waiting = [entry[1] for entry in connection.run_on_commit if isinstance(entry[1], InvalidateOnCommit)]
        if word not in [act.word for act in waiting]:
            value = secrets.token_bytes(SIZE)
            notify(word, value)
            transaction.on_commit(InvalidateOnCommit(self, word, value))

    def on_notify(self, words: list[str], value: bytes = b"") -> None:
        """Do here what other machines ask for. `value` came with the last word: where it is the present one, this
        machine sent it, and everything is stale already.
        """
        for word in words:
            self.evict(word)
        if not value or not (self.generation.reread() or b"").startswith(value):
            self.bump()

    def evict(self, word: str) -> None:
        for store in self.stores if word != BUMPED else []:
            if word == EVERYTHING:
                store.remove_everything()
            else:
                store.remove_below(word)

    def bump(self, value: bytes = b"") -> None:
        try:
            self.generation.bump(value)
        except OSError as problem:  # then nobody can read it as good either, and nothing cached is used
            log.error("The page store cannot be written: %s", problem)
