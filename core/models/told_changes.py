from typing import Any

from django.db import models, transaction

from core.change_notes import facts_to_correct, is_publication, keep_for_later, notes_of, tell
from core.json_subquery import made_of
from core.models.change_notes import ChangeNote
from core.problems import Problem
from core.publishing import refuse_unless_ready
from delivery.clock import london_now


class ToldChanges(models.Model):
    """A page or row with drafts. Every way of publishing it ends in `save`: there a version that may not go public is
    refused, and readers are told what changed (core/change_notes.py)."""

    # Whether `stated_facts` says anything: then a change of one, once public, has a reason.
    states_facts = False

    # Kind and words of the note, as the form has them; None where no form asked.
    proposed_note: tuple[str, str] | None = None

    class Meta:
        abstract = True

    @property
    def refused_because(self) -> list[Problem]:
        """What keeps it, as it stands in memory, from being published."""
        return []

    def stated_facts(self) -> dict[str, str]:
        """What each fact is called, and what it says in words. What says nothing may be filled in freely."""
        return {}

    @property
    def told_changes(self) -> "list[Any]":  # of ChangeNote
        """The newest first; `told_rows` where they were asked with the row (core.change_notes.told_about)."""
        rows = getattr(self, "told_rows", None)
        if rows is not None:
            return [made_of(ChangeNote, dict(row)) for row in rows]
        return list(notes_of(self).told())

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.live or kwargs.get("update_fields") is not None:  # type: ignore[attr-defined]  # of DraftStateMixin
            return super().save(*args, **kwargs)
        refuse_unless_ready(self)
        facts, is_told = facts_to_correct(self), is_publication(self)
        with transaction.atomic():
            saved = super().save(*args, **kwargs)
            if facts or is_told:
                tell(self, facts, london_now())
        return saved

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        revision = super().save_revision(*args, **kwargs)  # type: ignore[misc]  # of RevisionMixin
        if self.proposed_note is not None:
            keep_for_later(self, *self.proposed_note)
        return revision
