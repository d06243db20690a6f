"""A plan in the form of the StratML standard, also when little is known of it or its words are awkward.

The faults tried here are those that others met with XML of that kind: identifiers that begin with a digit or hold a
colon, one identifier twice, an empty day, characters that XML cannot hold, an element where the schema has none.
"""

from datetime import date

import pytest
from lxml import etree

from plans.models import PlanPage
from tests.plans.stratml import problems_of_stratml, texts

VALID = """<StrategicPlan xmlns="urn:ISO:std:iso:17469:tech:xsd:stratml_core"><Name>A plan</Name><StrategicPlanCore>
<Vision><Description/><Identifier>_one</Identifier></Vision><Goal><Name>First</Name><Description/>
<Identifier>_two</Identifier></Goal></StrategicPlanCore><AdministrativeInformation><StartDate>2016-04-01</StartDate>
<Source>https://example.org/plan/</Source></AdministrativeInformation></StrategicPlan>"""


def test_the_reader_accepts_what_the_standard_has():
    assert problems_of_stratml(VALID.encode()) == []


@pytest.mark.parametrize(
    ("standing", "instead"),
    [
        ("_two", "7c31e0ab-area"),
        ("_two", "urn:uuid-7"),
        ("_two", "_one"),
        ("2016-04-01", ""),
        ("2016-04-01", "2016"),
        ("https://example.org/plan/", "see the paper"),
        ("<AdministrativeInformation>", "<AdministrativeInformation><Identifier>_three</Identifier>"),
        ("<Goal><Name>First</Name><Description/>\n<Identifier>_two</Identifier></Goal>", ""),
    ],
)
def test_it_tells_each_fault(standing, instead):
    assert problems_of_stratml(VALID.replace(standing, instead).encode())


@pytest.mark.slow
class TestPlans:
    @pytest.fixture
    def document(self, client):
        def read(slug: str) -> bytes:
            content = client.get(f"/data/v1/{slug}.stratml.xml").content
            assert problems_of_stratml(content) == []
            return content

        return read

    def test_a_plan_with_awkward_words_has_them_all(self, document, plan):
        area = plan.get_children().first().specific
        area.title = area.title_as_published = "Violence & “fights” <after dark>\x0b ☂"
        area.save_revision().publish()
        assert "Violence & “fights” <after dark> ☂" in texts(etree.fromstring(document("2016-17")), "Name")

    def test_a_plan_known_by_its_title_alone_says_that_its_areas_are_not_known(self, document, plans):
        plans.add_child(instance=PlanPage(title="Strategy 2014–17", slug="2014-17"))
        root = etree.fromstring(document("2014-17"))
        assert "We do not know the areas of this plan." in texts(root, "OtherInformation")
        assert texts(root, "StartDate") == texts(root, "EndDate") == []

    def test_a_term_of_which_one_end_is_known_has_that_day_alone(self, document, plan):
        PlanPage.objects.filter(pk=plan.pk).update(term_starts=date(2016, 4, 1), term_precision="day")
        root = etree.fromstring(document("2016-17"))
        assert (texts(root, "StartDate"), texts(root, "EndDate")) == (["2016-04-01"], [])
