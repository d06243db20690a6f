"""How each state reads to people: one word, one shape and one colour for it, wherever it stands. Pure."""

from dataclasses import dataclass

from venues.status import AwardState


@dataclass(frozen=True)
class StateWords:
    """`glyph`: an icon of components/icons; `tone`: ok, warn, bad or nothing.

    `word` names the state in lists; `meaning` says it in a sentence; `answer` is what somebody at a door is told.
    """

    word: str
    glyph: str
    tone: str
    meaning: str
    answer: str


WORDS = {
    AwardState.ACCREDITED: StateWords(
        "Accredited", "ok", "ok", "This venue holds the award today.", "Accredited today"
    ),
    AwardState.EXPIRES_SOON: StateWords(
        "Expires soon",
        "clock",
        "warn",
        "This venue holds the award today. It ends within 30 days.",
        "Accredited today, and ends soon",
    ),
    AwardState.EXPIRED: StateWords(
        "Expired",
        "off",
        "",
        "The award has ended. This venue may not show it any more.",
        "Not accredited: it has ended",
    ),
    AwardState.SUSPENDED: StateWords(
        "Suspended",
        "pause",
        "bad",
        "The award is on hold. This venue may not show it for now.",
        "Not accredited: suspended",
    ),
    AwardState.WITHDRAWN: StateWords(
        "Withdrawn", "off", "", "The award was given back before its time.", "Not accredited: withdrawn"
    ),
    AwardState.REVOKED: StateWords(
        "Revoked",
        "bar",
        "bad",
        "The award was taken away. This venue may not show it.",
        "Not accredited: revoked (taken away)",
    ),
    AwardState.REPLACED: StateWords(
        "Replaced",
        "off",
        "",
        "Another certificate took the place of this one.",
        "Not in force: replaced by a newer certificate",
    ),
    AwardState.NOT_YET: StateWords(
        "Starts later",
        "ring",
        "",
        "The award has been given, and has not started yet.",
        "Not accredited yet: it starts later",
    ),
    AwardState.NEVER_HELD: StateWords(
        "No award", "ring", "", "This venue has not held the award.", "Not accredited: it has held no award"
    ),
}
CLOSED = StateWords(
    "Closed", "off", "", "This venue has closed. Its award ended with it.", "Not accredited: this venue has closed"
)
