"""How an award reads to people: one word, one icon and one tone for each status, wherever it stands. Pure."""

from dataclasses import dataclass

from core.status_label import StatusLabel
from venues.status import AwardState, AwardStatus


@dataclass(frozen=True)
class AwardLabel(StatusLabel):
    """`answer` is what somebody at a door is told."""

    answer: str = ""

    @property
    def at_the_door(self) -> StatusLabel:
        return StatusLabel(self.answer, self.glyph, self.tone)


LABELS = {
    AwardState.ACCREDITED: AwardLabel(
        "Accredited", "ok", "ok", "This venue holds the award today.", "Accredited today"
    ),
    AwardState.EXPIRES_SOON: AwardLabel(
        "Expires soon",
        "clock",
        "warn",
        "This venue holds the award today. It ends within 30 days.",
        "Accredited today, and ends soon",
    ),
    AwardState.EXPIRED: AwardLabel(
        "Expired",
        "off",
        "",
        "The award has ended. This venue may not show it any more.",
        "Not accredited: it has ended",
    ),
    AwardState.SUSPENDED: AwardLabel(
        "Suspended",
        "pause",
        "bad",
        "The award is on hold. This venue may not show it for now.",
        "Not accredited: suspended",
    ),
    AwardState.WITHDRAWN: AwardLabel(
        "Withdrawn", "off", "", "The award was given back before its time.", "Not accredited: withdrawn"
    ),
    AwardState.REVOKED: AwardLabel(
        "Revoked",
        "bar",
        "bad",
        "The award was taken away. This venue may not show it.",
        "Not accredited: revoked (taken away)",
    ),
    AwardState.REPLACED: AwardLabel(
        "Replaced",
        "off",
        "",
        "Another certificate took the place of this one.",
        "Not in force: replaced by a newer certificate",
    ),
    AwardState.NOT_YET: AwardLabel(
        "Starts later",
        "ring",
        "",
        "The award has been given, and has not started yet.",
        "Not accredited yet: it starts later",
    ),
    AwardState.NEVER_HELD: AwardLabel(
        "No award", "ring", "", "This venue has not held the award.", "Not accredited: it has held no award"
    ),
}
ENDED_WITH_VENUE = AwardLabel(
    "Closed", "off", "", "This venue has closed. Its award ended with it.", "Not accredited: this venue has closed"
)


def label_of(status: AwardStatus) -> AwardLabel:
    return ENDED_WITH_VENUE if status.ended_with_venue else LABELS[status.state]
