"""What is said to the person whose file cannot be read."""


class PaperError(ValueError):
    """The file cannot be read as a paper.

    The message is one or two plain sentences: what is wrong, and what to do. It is safe to show as it is.
    `code` is a short fixed word for tests and logs, such as "encrypted".
    """

    def __init__(self, code: str, message: str):
        super().__init__(message)
        self.code = code


MAX_PIECES = 200_000  # paragraphs, list items, headings and tables


def refuse_too_long(pieces: int) -> None:
    """Raise PaperError for more pieces than any paper has, before they fill the memory."""
    if pieces > MAX_PIECES:
        raise PaperError(
            "too_long",
            f"It has more than {MAX_PIECES:,} paragraphs, so it is not one paper. Split it and try again.",
        )
