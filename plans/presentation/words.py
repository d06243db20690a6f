"""Small things said in words."""

NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
PLURALS = {"key area of focus": "key areas of focus", "priority": "priorities", "area of focus": "areas of focus"}


def counted(number: int, noun: str) -> str:
    """`3, "priority"` as “three priorities”. Numbers from ten on are figures."""
    words = NUMBERS[number] if number < len(NUMBERS) else str(number)
    return f"{words} {noun_for(number, noun)}"


def noun_for(number: int, noun: str) -> str:
    """The noun as it stands after that number."""
    plural = PLURALS.get(noun) or (noun[:-1] + "ies" if noun.endswith("y") else noun + "s")
    return noun if number == 1 else plural
