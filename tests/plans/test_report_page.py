"""What a paper says of its appendices: those we hold are one step away, the others are said not to be held."""

import pytest

from plans.models import ReportAppendix, ReportPage
from tests.support_services.reading import in_one_piece

pytestmark = pytest.mark.django_db


@pytest.fixture
def appendix(papers, paper):
    page = ReportPage(
        title="Fewer lamps", slug="lamps", kind="appendix", appendix_of=paper, appendix_label="Appendix 1"
    )
    return papers.add_child(instance=page)


def appendices_of(client, paper) -> str:
    page = " ".join(in_one_piece(client.get(paper.url)).split())
    return page.split('id="page_appendices"')[1].split("</ul>")[0] if "page_appendices" in page else ""


def list_in(paper, *rows: ReportAppendix) -> None:
    paper.listed_appendices = rows
    paper.save_revision().publish()


def test_an_appendix_that_came_in_the_same_file_is_linked_by_what_the_paper_calls_it(client, paper, appendix):
    list_in(paper, ReportAppendix(label="Appendix 1", title_as_published="Fewer lamps, better lit"))
    shown = appendices_of(client, paper)
    assert f'<a href="{appendix.url}">Appendix 1: Fewer lamps, better lit</a>' in shown
    assert shown.count("<li>") == 1


def test_an_appendix_that_the_paper_does_not_list_is_shown_too(client, paper, appendix):
    assert f'<a href="{appendix.url}">Appendix 1: Fewer lamps</a>' in appendices_of(client, paper)


@pytest.mark.parametrize("hidden", ["draft", "private"])
def test_an_appendix_that_is_not_public_is_not_held_and_neither_names_the_other(client, paper, appendix, hidden):
    list_in(paper, ReportAppendix(label="Appendix 1", paper=appendix))
    if hidden == "draft":
        appendix.unpublish()
    else:
        appendix.view_restrictions.create(restriction_type="login")
    assert appendices_of(client, paper).endswith("<li>Appendix 1. We do not hold it.</li>")


def test_an_appendix_does_not_name_a_paper_that_is_not_public(client, paper, appendix):
    assert "Appendix 1 of" in in_one_piece(client.get(appendix.url))
    paper.view_restrictions.create(restriction_type="login")
    assert paper.title not in client.get(appendix.url).content.decode()


def test_papers_below_a_private_list_are_public_nowhere(papers, paper):
    assert paper in ReportPage.objects.public_list()
    papers.view_restrictions.create(restriction_type="login")
    assert paper not in ReportPage.objects.public_list()
