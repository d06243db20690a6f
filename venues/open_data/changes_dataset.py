"""What one change says in the API and in the feed."""

from core.open_data import Dataset, Field, Kind
from venues.open_data.changes import Change, ChangeKind

CHANGES = Dataset(
    name="changes",
    title="Changes",
    about="What happened to venues and their accreditations, the newest first.",
    rows=lambda changes: changes,
    fields=(
        Field("id", "It stays the same and is never given to anything else.", is_always_given=True),
        Field("kind", "What happened.", lambda row, _: str(row.kind), one_of=tuple(ChangeKind), is_always_given=True),
        Field("on", "The day from which it counts.", kind=Kind.DAY, is_always_given=True),
        Field("published_at", "When it could first be read here.", kind=Kind.MOMENT, is_always_given=True),
        Field("venue", "The id of the venue.", "venue.reference", is_always_given=True),
        Field("venue_name", "Its name today.", "venue.name", is_always_given=True),
        Field(
            "url",
            "The venue's page.",
            lambda row, _: f"/safety-thirst/venues/{row.venue.reference}/",
            Kind.ADDRESS,
            is_always_given=True,
        ),
        Field("certificate", "The number of the accreditation."),
        Field("level", "The level of the accreditation."),
        Field("was", "The level, name or address before."),
        Field("became", "The level, name or address after."),
        Field("reason", "Why, if that is public."),
        Field("is_sample", "Whether the venue is made up.", "venue.is_sample", Kind.YES_NO, is_always_given=True),
    ),
)

WORDS = {
    ChangeKind.ISSUED: "got the award",
    ChangeKind.RENEWED: "got the award again",
    ChangeKind.LEVEL_CHANGED: "got the award again, at another level",
    ChangeKind.SUSPENDED: "has its award on hold",
    ChangeKind.REINSTATED: "has its award back",
    ChangeKind.EXPIRED: "has an award that ended",
    ChangeKind.WITHDRAWN: "gave its award back",
    ChangeKind.REVOKED: "lost its award",
    ChangeKind.REPLACED: "has a new certificate in place of an old one",
    ChangeKind.RENAMED: "has a new name",
    ChangeKind.MOVED: "has moved",
    ChangeKind.CLOSED: "has closed",
}


def in_words(change: Change) -> str:
    sample = "Sample: " if change.venue.is_sample else ""
    return f"{sample}{change.venue.name} {WORDS[change.kind]}"
