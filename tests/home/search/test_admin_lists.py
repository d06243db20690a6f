"""In the admin: the lists of searches that the site keeps, one at a time."""

import pytest
from lxml.html import fromstring

from tests.core.pressing import people  # noqa: F401 - a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def screen(client, front_page, people):  # noqa: F811
    client.force_login(people["moderator"])
    return lambda **asked: fromstring(client.get("/admin/searches/", asked).content)


def test_it_opens_with_the_first_and_complains_of_nothing(screen):
    seen = screen()
    assert seen.find_class("errorlist") == []
    assert [each.text for each in seen.xpath("//main//a[@aria-current]")] == ["first"]
    assert "of 68 found" in seen.xpath("//main//h2")[0].text_content()


def test_another_is_one_press_away(screen):
    assert "of 111 found" in screen(list="not_hurt").xpath("//main//h2")[0].text_content()


def test_a_list_that_is_not_there_is_the_first(screen):
    assert [each.text for each in screen(list="../secrets").xpath("//main//a[@aria-current]")] == ["first"]
