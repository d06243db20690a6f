"""Change notes: what readers are told of a change to what was public before. One rule for notes and corrections.

A small correction is told to nobody. Anything else has a sentence. Where a published fact changes, such as the date or
the wording of a decision, the sentence is the reason: it is demanded, and the page shows what the fact was, what it is
now, and why. Figures, which are rows of a measure, are held to the same by plans/figure_validation.py.
"""

from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, OuterRef
from wagtail.models import Page

from core.contents import was_public
from core.json_subquery import JsonSubquery, rows_of
from core.models.change_notes import ChangeKind, ChangeNote, ChangeNoteQuerySet
from core.problems import Problem

FIELD = "change_note"
TAKEN_BACK = "The last change was taken back."
NOTHING = "nothing"  # what stands where a fact was, or is, empty


def notes_of(instance: Any) -> ChangeNoteQuerySet:
    return ChangeNote.objects.filter(content_type=kind_of(instance), object_id=instance.pk)


def told_about_pages(key: Any = None) -> ChangeNoteQuerySet:
    """What was told of all pages, or of the one with this key; asked in one query with something else."""
    told = ChangeNote.objects.filter(content_type__app_label="wagtailcore", content_type__model="page").told()
    return told if key is None else told.filter(object_id=key)


def told_about(model: type[Model]) -> JsonSubquery:
    """What was told of each row, asked with the rows: `told_changes` then asks nothing more. For rows without facts."""
    of_row = {"content_type": kind_of(model), "object_id": OuterRef("pk")}
    return rows_of(ChangeNote.objects.filter(**of_row).told(), "words", "told_at")


def kind_of(instance: Any) -> ContentType:
    """All pages are one kind: a page is found by its number, whatever its type."""
    return ContentType.objects.get_for_model(Page if isinstance(instance, Page) else instance)


def keep_for_later(instance: Any, kind: str, words: str) -> None:
    """What is to be told when this is published, by whomever. The last one who said something counts."""
    of_this = {"content_type": kind_of(instance), "object_id": instance.pk, "told_at": None}
    ChangeNote.objects.update_or_create(**of_this, defaults={"kind": kind, "words": words})


def waiting_note(instance: Any) -> ChangeNote | None:
    return notes_of(instance).filter(told_at__isnull=True).first()


def words_to_tell(instance: Any) -> str:
    """The sentence that comes with the next publication; "" for a small correction."""
    waiting = waiting_note(instance) if instance.proposed_note is None else None
    kind, words = (waiting.kind, waiting.words) if waiting else instance.proposed_note or ("", "")
    return words if kind == ChangeKind.TOLD else ""


def changed_facts(published: Any, proposed: Any) -> list[dict[str, str]]:
    """Every fact that visitors may have seen and that is to read differently. Pure."""
    before, now = published.stated_facts(), proposed.stated_facts()
    return [
        {"what": what, "before": said, "now": now.get(what) or NOTHING}
        for what, said in before.items()
        if said and now.get(what, "") != said
    ]


def facts_to_correct(instance: Any) -> list[dict[str, str]]:
    """Against what is public now; none for what never was."""
    if not instance.pk or not instance.states_facts:
        return []
    published = type(instance).objects.filter(pk=instance.pk, live=True).first()
    return changed_facts(published, instance) if published else []


def is_publication(instance: Any) -> bool:
    """Whether saving it makes another version public."""
    version = instance.live_revision_id
    return bool(version) and not type(instance).objects.filter(pk=instance.pk, live_revision=version).exists()


def problems_of_correction(instance: Any) -> list[Problem]:
    """Why it may not take the place of what is public: a fact changes, and nobody says why."""
    facts = facts_to_correct(instance)
    if not facts or words_to_tell(instance) or is_taken_back(instance):
        return []
    return [
        Problem(
            f"{fact['what']} was published as “{fact['before']}”. Choose “Tell readers” below and say why it changes.",
            FIELD,
        )
        for fact in facts
    ]


def is_taken_back(instance: Any) -> bool:
    """Whether a version that stood in public before is being published again."""
    return is_publication(instance) and was_public(instance.live_revision)


def tell(instance: Any, facts: list[dict[str, str]], moment: datetime) -> None:
    """When a publication has been saved: what waited is told, or is dropped if it was small."""
    words = words_to_tell(instance) or (TAKEN_BACK if facts else "")
    notes_of(instance).filter(told_at__isnull=True).delete()
    instance.proposed_note = None
    if words:
        ChangeNote.objects.create(
            content_type=kind_of(instance),
            object_id=instance.pk,
            kind=ChangeKind.TOLD,
            words=words,
            facts=facts,
            told_at=moment,
        )
