"""Quotations on any page whose link leads to a paragraph of a paper here: are they verbatim?"""

from urllib.parse import urlsplit

from plans.models import ReportPage
from plans.presentation.reports import words_at
from plans.quotations import is_verbatim


def stands_in_paper(words: str, link: str) -> bool | None:
    """Whether `words` stand in the paragraph that `link` names; None if it names none of a public paper."""
    asked = urlsplit(link)
    slug = asked.path.rstrip("/").rpartition("/")[2]
    if not slug or not asked.fragment:
        return None
    for paper in ReportPage.objects.public_list().filter(slug=slug, body_is_summary=False):
        address = urlsplit(paper.full_url or "")
        if (address.netloc, address.path) == (asked.netloc, asked.path):
            return is_verbatim(words, words_at(paper.body, asked.fragment))
    return None
