"""Answers of this second, at hand for whoever asks the same in the same words: nothing is worked out again."""

Question = tuple
Answer = tuple[str, list, bytes]  # line, headers, body

LATER = 0.1  # seconds
MOST = 400  # so that words somebody invents cost little memory


def second_of(now: float) -> int:
    """The second whose answers these are. It begins a little late: what is answered before that is over for a cache in
    front, which so keeps nothing for more than 0.9 s. With the making of a page, what is published is seen within one.
    """
    return int(now - LATER)


class Microcache:
    """`proxy` is the header by which a proxy says that the visitor has https, or empty."""

    def __init__(self, proxy: str):
        self.proxy = proxy
        self.held: tuple[tuple, dict[Question, Answer]] = ((), {})  # one value, so that threads see both or neither

    def answers(self, now: float, mark: bytes | None) -> dict[Question, Answer]:
        """What has been answered in this second, and in this generation: empty with the first question of each."""
        present = second_of(now), mark
        moment, answers = self.held
        if moment != present:
            answers = {}
            self.held = present, answers
        return answers

    def question(self, environ: dict) -> Question | None:
        """All that a kept page's answer depends on; None where more than that may matter."""
        if environ["REQUEST_METHOD"] != "GET" or "HTTP_COOKIE" in environ or "HTTP_IF_NONE_MATCH" in environ:
            return None
        get = environ.get
        if get("QUERY_STRING"):
            return None
        site = (environ["wsgi.url_scheme"], get(self.proxy), get("HTTP_HOST"))
        return (environ["PATH_INFO"], get("HTTP_ACCEPT_ENCODING"), *site)
