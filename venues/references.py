"""Our own reference of a venue, such as ST-0042. It says nothing of the venue and never changes."""

PREFIX = "ST-"


def make_reference(serial: int) -> str:
    return f"{PREFIX}{serial:04d}"
