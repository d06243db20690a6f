"""Asking the site, as a visitor does."""

import pytest
from bs4 import BeautifulSoup

from support_services.models import SupportHubPage
from tests.home.conftest import published


class Results:
    """A page of results as a reader has it."""

    def __init__(self, response):
        assert response.status_code == 200
        self.response = response
        self.soup = BeautifulSoup(response.content, "html.parser")
        self.main = self.soup.find("main")

    @property
    def titles(self):
        return [link.text for link in self.main.select(".hits h3 a")]

    @property
    def links(self):
        return [link["href"] for link in self.main.select(".hits h3 a")]

    @property
    def marked(self):
        return [mark.text for mark in self.main.select(".hits mark")]

    @property
    def announced(self):
        return " ".join(self.main.select_one("[role=status]").text.split())

    @property
    def counts(self):
        """How many results there are of each kind; nothing where all are of one."""
        labels = (label.text.strip(" )\n").split(" (") for label in self.main.select(".opts label"))
        return {name: int(count) for name, count in labels}

    @property
    def is_help(self):
        """Whether this is a page for somebody who may be hurt."""
        return bool(self.soup.select_one("a.exit"))


@pytest.fixture
def ask(client):
    def ask(typed, **more):
        return Results(client.get("/search/", {"q": typed, **more}))

    return ask


@pytest.fixture
def hub(front_page):
    return published(front_page, SupportHubPage(title="Get support", slug="support"))
