"""What readers see of an imported paper: its own labels, no invented words, nothing said of what nobody decided."""

import pytest
from django.core.exceptions import ValidationError

from plans.models import OriginalPaper, ReportPage
from plans.paper_importer import keep_original, make_drafts
from plans.papers import read_pasted

pytestmark = pytest.mark.django_db

PAPER = """Report on gates & stiles

Background

1. The group agreed to:
(a) mend the gate:
(i) by hand;
(b) paint it.

Date of report: soon

Present:
Ms J Bloggs\tMr P Roe
Ms K Doe\tMr Q Poe

Recommendations

Members are asked to:
(a) note the work.
"""


@pytest.fixture
def made(papers, now):
    def make(text, publish=True):
        original = keep_original(text.encode(), "paper.txt", now)
        (page, *_) = make_drafts(read_pasted(text), original, papers)
        if publish:
            page.get_latest_revision().publish()
        return ReportPage.objects.get(pk=page.pk)

    return make


@pytest.fixture
def now():
    from django.utils import timezone

    return timezone.now()


def shown(client, page):
    return " ".join(client.get(page.url).content.decode().split())


def test_labels_are_those_of_the_paper_and_every_point_has_its_address(client, made):
    page = made(PAPER)
    html = shown(client, page)
    assert "<ol>" not in html.split("<main")[1]
    assert '<span class="label">(i)</span>' in html
    assert 'id="para-1-item-1-1"' in html and "para-1-item-1-1" in page.anchors
    assert ">(a)</a>" in html, "a recommendation shows its label"


def test_a_table_without_column_names_gets_none(client, made):
    html = shown(client, made(PAPER))
    assert "<thead>" not in html and "Column 1" not in html
    assert "Report on gates &amp; stiles" in html and "&amp;amp;" not in html


def test_of_a_fact_that_nobody_decided_the_page_says_nothing(client, made, papers):
    page = made(PAPER)
    assert "Not stated" not in shown(client, page)
    assert "not stated" not in shown(client, papers)
    page.facts_not_stated = ["committee"]
    page.save_revision().publish()
    assert "Not stated in the paper" in shown(client, page)
    assert "Committee not stated" in shown(client, papers)


def test_two_dates_are_shown_each_with_its_label(client, made):
    html = shown(
        client, made("Report on ponds\n\nDate of report: 1 May 2023\nDate of meeting: 9 May 2023\n\nSummary\n\nTwo.")
    )
    assert '<dt>Date of report</dt><dd><span class="nb">1 May 2023</span></dd>' in html
    assert '<dt>Date of meeting</dt><dd><span class="nb">9 May 2023</span></dd>' in html


def test_a_paper_not_for_the_public_cannot_be_published_until_somebody_says_why(made):
    page = made("Report on a sale\n\nSummary\n\nSold.\n\nPART II - EXEMPT INFORMATION\n\nFor 9 pounds.", publish=False)
    with pytest.raises(ValidationError, match="not for the public"):
        page.get_latest_revision().publish()
    assert not ReportPage.objects.get(pk=page.pk).live
    draft = page.get_latest_revision_as_object()
    draft.may_be_public_because = "The Board lifted the exemption on 4 May."
    draft.save_revision().publish()
    assert ReportPage.objects.get(pk=page.pk).live


def test_an_import_changes_nothing_of_a_live_page(client, made, papers):
    page = ReportPage(title="Lights", slug="lights", date="2024-02-01", body_is_summary=True)
    papers.add_child(instance=page)
    page.save_revision().publish()
    before = client.get(page.url).content
    made("Lights\n\nDate: 1 February 2024\nSubject: Lights\n\nSummary\n\nThe lanes are dark.", publish=False)
    assert client.get(page.url).content == before
    page.refresh_from_db()
    assert page.original is None
    page.get_latest_revision().publish()
    assert ReportPage.objects.get(pk=page.pk).original == OriginalPaper.objects.get()
