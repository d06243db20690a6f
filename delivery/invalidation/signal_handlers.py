"""Signal handlers that invalidate: what editors change makes everything kept old; what they withdraw is removed, so
that no failure brings it back."""

import logging
import secrets

from django.db import connection, transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import DraftStateMixin, Page, PageViewRestriction, Site
from wagtail.signals import page_slug_changed, page_unpublished, post_page_move, unpublished

from delivery.generation import SIZE, Generation
from delivery.invalidation.pg_notify import EVERYTHING, RENEWED, tell

log = logging.getLogger("page_store")

HERE = "delivery.invalidation.signal_handlers"
# What these save is on no page that is kept: sessions, counts of wrong passwords, notes of who did what, drafts.
NEVER_SHOWN = {
    "sessions",
    "axes",
    "admin",
    "django_tasks",
    "wagtailadmin",
    "wagtailusers",
    "modelsearch",
    "wagtailsearch",
}
NEVER_SHOWN_MODELS = {
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


class InvalidateOnCommit:
    """Does what a change asks for, here, once it is committed; the other machines were told of it by the same value."""

    def __init__(self, changes: "Invalidator", word: str, value: bytes):
        self.changes, self.word, self.value = changes, word, value

    def __call__(self) -> None:
        self.changes.forget(self.word)
        self.changes.renew(self.value)


class Invalidator:
    """Listens to what is saved and deleted, in every process that can do either."""

    def __init__(self, places: list, generation: Generation):
        self.places, self.generation = places, generation  # places: the shelf, the mirror

    def listen(self) -> None:
        pairs = [(signal, self.changed) for signal in (post_save, post_delete, m2m_changed)]
        pairs += [(page_unpublished, self.page_left), (post_delete, self.deleted), (unpublished, self.withdrawn)]
        pairs += [(page_slug_changed, self.page_was_renamed), (post_page_move, self.page_was_moved)]
        pairs += [(post_save, self.made_private)]
        for signal, receiver in pairs:
            signal.connect(receiver, weak=False, dispatch_uid=f"{HERE}.{receiver.__name__}")

    def stop_listening(self) -> None:
        for signal in (post_save, post_delete, m2m_changed, page_unpublished, unpublished, page_slug_changed):
            for name in ("changed", "deleted", "page_left", "withdrawn", "page_was_renamed", "made_private"):
                signal.disconnect(dispatch_uid=f"{HERE}.{name}")
        post_page_move.disconnect(dispatch_uid=f"{HERE}.page_was_moved")

    def changed(self, sender, instance, created=False, update_fields=None, **kwargs) -> None:
        is_new_draft = created and isinstance(instance, DraftStateMixin) and not instance.live
        are_shown = not update_fields or not NEVER_SHOWN_FIELDS.issuperset(update_fields)
        is_shown = sender._meta.app_label not in NEVER_SHOWN and sender._meta.label_lower not in NEVER_SHOWN_MODELS
        if is_shown and are_shown and not is_new_draft:
            self.when_committed(RENEWED)

    def page_left(self, instance: Page, **kwargs) -> None:
        self.forget_addresses(instance.url_path)

    def deleted(self, sender, instance, **kwargs) -> None:
        if isinstance(instance, Page):
            self.forget_addresses(instance.url_path)
        elif isinstance(instance, DraftStateMixin):
            self.forget_everything()

    def withdrawn(self, instance, **kwargs) -> None:
        """Something that stands on pages, such as a refuge's address: nobody can tell on which, so none is left."""
        if not isinstance(instance, Page):
            self.forget_everything()

    def page_was_renamed(self, instance_before: Page, **kwargs) -> None:
        self.forget_addresses(instance_before.url_path)

    def page_was_moved(self, url_path_before: str, url_path_after: str, **kwargs) -> None:
        self.when_committed(RENEWED)
        if url_path_before != url_path_after:
            self.forget_addresses(url_path_before)

    def made_private(self, sender, instance, **kwargs) -> None:
        if isinstance(instance, PageViewRestriction):
            self.forget_addresses(instance.page.url_path)

    def forget_addresses(self, url_path: str) -> None:
        """Of a page and all below it."""
        roots = [root.root_path for root in Site.get_site_root_paths()]
        paths = ["/" + url_path.removeprefix(root) for root in roots if url_path.startswith(root)]
        for path in paths:
            self.withdraw(path)

    def forget_everything(self) -> None:
        self.withdraw(EVERYTHING)

    def withdraw(self, word: str) -> None:
        """At once, so that nothing that happens to this process brings it back; and again when it is committed, for
        what was made from the data as it was before.
        """
        self.forget(word)
        self.renew()
        self.when_committed(word)

    def when_committed(self, word: str) -> None:
        """Once in a transaction, however much it saves; before the editor's request returns."""
        waiting = [act for _, act, _ in connection.run_on_commit if isinstance(act, InvalidateOnCommit)]
        if word not in [act.word for act in waiting]:
            value = secrets.token_bytes(SIZE)
            tell(word, value)
            transaction.on_commit(InvalidateOnCommit(self, word, value))

    def hear(self, words: list[str], value: bytes = b"") -> None:
        """Do here what other machines ask for. `value` came with the last word: where it is the present one, this
        machine told it, and everything is old already.
        """
        for word in words:
            self.forget(word)
        if not value or not (self.generation.exactly_now() or b"").startswith(value):
            self.renew()

    def forget(self, word: str) -> None:
        for place in self.places if word != RENEWED else []:
            if word == EVERYTHING:
                place.remove_everything()
            else:
                place.remove_below(word)

    def renew(self, value: bytes = b"") -> None:
        try:
            self.generation.renew(value)
        except OSError as problem:  # then nobody can read it as good either, and no kept page is used
            log.error("The page store cannot be written: %s", problem)
