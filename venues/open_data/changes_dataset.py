"""What one change says in the API and in the feed."""

from collections.abc import Iterable

from core.open_data import Dataset, Field, FieldKind
from venues.open_data.changes import RegisterChange, RegisterChangeKind
from venues.scheme import scheme_address

CHANGES = Dataset[Iterable[RegisterChange]](
    name="changes",
    title="Changes",
    about="What happened to venues and their accreditations, the newest first.",
    rows=lambda changes: changes,
    fields=(
        Field("id", "It stays the same and is never given to anything else.", is_always_given=True),
        Field(
            "kind",
            "What happened.",
            lambda row, _: str(row.kind),
            one_of=tuple(RegisterChangeKind),
            is_always_given=True,
        ),
        Field("on", "The day from which it counts.", kind=FieldKind.DAY, is_always_given=True),
        Field("published_at", "When it could first be read here.", kind=FieldKind.MOMENT, is_always_given=True),
        Field("venue", "The id of the venue.", "venue.reference", is_always_given=True),
        Field("venue_name", "Its name today.", "venue.name", is_always_given=True),
        Field(
            "url",
            "The venue's page.",
            lambda row, _: scheme_address(f"venues/{row.venue.reference}/"),
            FieldKind.ADDRESS,
            is_always_given=True,
        ),
        Field("certificate", "The number of the accreditation."),
        Field("level", "The level of the accreditation."),
        Field("was", "The level, name or address before."),
        Field("became", "The level, name or address after."),
        Field("reason", "Why, if that is public."),
        Field("is_sample", "Whether the venue is made up.", "venue.is_sample", FieldKind.YES_NO, is_always_given=True),
    ),
)

WORDS = {
    RegisterChangeKind.ISSUED: "got the award",
    RegisterChangeKind.RENEWED: "got the award again",
    RegisterChangeKind.LEVEL_CHANGED: "got the award again, at another level",
    RegisterChangeKind.SUSPENDED: "has its award on hold",
    RegisterChangeKind.REINSTATED: "has its award back",
    RegisterChangeKind.EXPIRED: "has an award that ended",
    RegisterChangeKind.WITHDRAWN: "gave its award back",
    RegisterChangeKind.REVOKED: "lost its award",
    RegisterChangeKind.REPLACED: "has a new certificate in place of an old one",
    RegisterChangeKind.RENAMED: "has a new name",
    RegisterChangeKind.MOVED: "has moved",
    RegisterChangeKind.CLOSED: "has closed",
    RegisterChangeKind.TAKEN_BACK: "was listed by mistake: the award was taken back out of the register",
}


def in_words(change: RegisterChange) -> str:
    sample = "Sample: " if change.venue.is_sample else ""
    return f"{sample}{change.venue.name} {WORDS[change.kind]}"
