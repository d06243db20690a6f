"""What editors decided about earlier papers, for the next paper of the same committee: its name, as they wrote it."""

from plans.models import ReportPage
from plans.papers import Paper, words_of
from plans.papers.keywords import key
from plans.papers.paper import OfferedFact

MOST_NAMES = 200
TOP = 30  # blocks in which a paper says whose it is
SHORTEST = 8  # letters: "Council" alone stands in every paper
WHERE = "in the words of this paper, as you wrote it for an earlier one"


def offer_remembered(papers: list[Paper]) -> None:
    """Offer first, of the committees that earlier papers were given, the one that stands in the top of each paper."""
    names = ReportPage.objects.exclude(committee_as_published="").order_by("-latest_revision_created_at")
    known = list(dict.fromkeys(names.values_list("committee_as_published", flat=True)[:MOST_NAMES]))
    for paper in papers:
        if not paper.committees:
            top = f" {key_of_words(' '.join(_said_at_the_top(paper)))} "
            stated = [name for name in known if len(name) >= SHORTEST and f" {key_of_words(name)} " in top]
            if stated:
                _put_first(paper, max(stated, key=len))


def key_of_words(text: str) -> str:
    """The text without case and punctuation, “&” as “and”."""
    return " ".join(key(part) for part in text.replace("&", " and ").split())


def _said_at_the_top(paper: Paper) -> list[str]:
    blocks = [words_of(block.html) for block in paper.blocks[:TOP] if hasattr(block, "html")]
    heads = [aside.words for aside in paper.set_aside if aside.reason == "running head"]
    return [paper.title_as_published, *(offer.value for offer in paper.offers), *blocks, *heads]


def _put_first(paper: Paper, name: str) -> None:
    others = [offer for offer in paper.offers if (offer.field, key(offer.value)) != ("committee", key(name))]
    paper.offers = [OfferedFact("committee", name, WHERE, is_sure=False), *others]
