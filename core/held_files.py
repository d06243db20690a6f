"""A file that replaces a public one is held until a second person has approved it; the old one is public until then."""

from datetime import datetime
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile, File
from django.db import transaction
from django.db.models import Model
from django.urls import reverse
from wagtail.admin.forms.collections import BaseCollectionMemberForm
from wagtail.images.models import AbstractImage
from wagtail.log_actions import get_active_log_context, log

from core.four_eyes import Person, may_approve, names_of, needs_another, other_approvers
from core.letters import write_to
from core.models.held_files import HeldFile
from core.places import in_short, places_that_show
from delivery.clock import london_now

WORDS = ("title", "description", "credit")  # of a file, as its readers see them
HELD, APPROVED, SENT_BACK = "core.file_held", "core.file_approved", "core.file_sent_back"
TAKEN_BACK = "core.file_taken_back"


class HoldsReplacedFile(BaseCollectionMemberForm):
    """For the form of a picture or document. Another file, and what is said of it, wait; the rest is saved as usual."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields and self.instance.pk:
            self.fields["file"].help_text = what_becomes_of_another(self.instance, get_active_log_context().user)

    def save(self, commit: bool = True) -> Any:
        person, thing = get_active_log_context().user, self.instance
        words = {name: self.cleaned_data[name] for name in WORDS if name in self.changed_data}
        if not (thing.pk and self.original_file and needs_another(person, thing)):
            return super().save(commit)
        if "file" in self.changed_data:
            new = self.cleaned_data["file"]
            self.changed_data.remove("file")  # Wagtail would delete the old one
        elif words and any(not place.is_draft for place in places_that_show(thing)):
            new = ContentFile(read(self.original_file), self.original_file.name)  # the same with other words
        else:
            return super().save(commit)
        thing.file = self.original_file
        public = type(thing)._base_manager.get(pk=thing.pk)
        for name in words:
            setattr(thing, name, getattr(public, name))
            self.changed_data.remove(name)
        saved = super().save(commit)
        hold(saved, new, person, london_now(), words)
        return saved


def what_becomes_of_another(thing: Model, person: Person) -> str:
    """Where the file stands now, and whether another one has to wait."""
    where = in_short(places_that_show(thing))
    if not needs_another(person, thing):
        return where
    if waits := waiting_file_of(thing):
        return f"{where} Another file waits for approval since {waits.held_at:%-d %B %Y}. A newer one takes its place."
    names = names_of(other_approvers(person, thing))
    return f"{where} Readers see another file once somebody else has approved it{names}."


def waiting_file_of(thing: Model) -> HeldFile | None:
    return of(thing).waiting().last()


def of(thing: Model) -> Any:
    kind = HeldFile(about=thing).content_type
    return HeldFile.objects.filter(content_type=kind, object_id=str(thing.pk))


@transaction.atomic
def hold(
    thing: Any, new: "File[Any]", person: Person, moment: datetime, words: dict[str, str] | None = None
) -> HeldFile:
    """One waits at a time: a newer one takes its place."""
    for earlier in of(thing).waiting():
        earlier.file.delete(save=False)
        earlier.delete()
    held = HeldFile(about=thing, label=str(thing)[:255], by=person, held_at=moment, words=words or {})
    new.seek(0)
    held.file.save(PurePosixPath(new.name or "file").name, ContentFile(new.read()), save=False)
    held.save()
    log(instance=thing, action=HELD, user=person)
    said = f"{person.display_name} changed the file of “{held.label}”, or what is said of it. Look at it:"
    address = reverse("held_file", args=[held.pk])
    transaction.on_commit(lambda: write_to(other_approvers(person, thing), f"Another file: {thing}", said, address))
    return held


def may_answer(user: Person, held: HeldFile) -> bool:
    return held.by_id != user.pk and held.about is not None and may_approve(user, type(held.about), held.about)


@transaction.atomic
def approve(held: HeldFile, person: Person, moment: datetime) -> None:
    """The new file is public."""
    swap(held)
    held.is_approved, held.answered_by, held.answered_at = True, person, moment
    held.save()
    log(instance=held.about, action=APPROVED, user=person, data={"replaced_by": held.by_id})


@transaction.atomic
def take_back(held: HeldFile, person: Person) -> None:
    """The file before it is public again, and the new one waits as it did."""
    swap(held)
    held.is_approved, held.answered_by, held.answered_at = False, None, None
    held.save()
    log(instance=held.about, action=TAKEN_BACK, user=person)


def swap(held: HeldFile) -> None:
    """What waited is what readers see, and what they saw lies where it waited."""
    thing: Any = held.about
    earlier, new = read(thing.file), read(held.file)
    old_name, waited_as = thing.file.name, held.file.name or ""
    name = PurePosixPath(waited_as).name  # also of the content: a picture without one would have no size
    thing.file.save(name, ContentFile(new, name), save=False)
    held.words = take_over_words(held, thing)
    take_note_of_file(thing)
    held.file.save(PurePosixPath(old_name).name, ContentFile(earlier), save=False)
    storage = thing.file.storage
    for gone in (old_name, waited_as):
        transaction.on_commit(partial(storage.delete, gone))


def show(held: HeldFile) -> None:
    """What waits is what a reader would see, inside a transaction that is rolled back: no file is moved."""
    thing: Any = held.about
    thing.file.name = held.file.name
    take_over_words(held, thing)
    take_note_of_file(thing)


def take_over_words(held: HeldFile, thing: Any) -> dict[str, str]:
    """Returns what was said before."""
    before = {name: getattr(thing, name) for name in held.words}
    for name, words in held.words.items():
        setattr(thing, name, words)
    return before


def take_note_of_file(thing: Any) -> None:
    if isinstance(thing, AbstractImage):
        thing._set_image_file_metadata()
        thing.renditions.all().delete()
    else:
        thing._set_document_file_metadata()
    thing.save()


def send_back(held: HeldFile, person: Person, because: str, moment: datetime) -> None:
    held.sent_back_because, held.answered_by, held.answered_at = because, person, moment
    held.save()
    log(instance=held.about, action=SENT_BACK, user=person, data={"because": because})
    words = f"The new file of “{held.label}” was sent back: {because}\n\nThe old one is still public. See it here:"
    write_to([held.by], f"Sent back: {held.label}", words, reverse("held_file", args=[held.pk]))


def read(file: Any) -> bytes:
    with file.open("rb") as opened:
        return opened.read()
