"""The number of a certificate. Stands in until the real one is there."""


def make_number(year: int, serial: int) -> str:
    """Another number for every serial of a year."""
    return f"ST{year % 100:02d}-{serial:07d}"


def read_number(typed: str) -> str | None:
    """The number as kept, if what was typed can be one."""
    return typed.strip().upper() or None
