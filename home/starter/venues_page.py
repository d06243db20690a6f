"""The entry of the menu that leads to the register.

At its address the list of venues is shown, with its title and search description; its words are there for search.
"""

from home.models import HomePage, StandardPage
from home.starter.bodies import section, words
from home.starter.publishing import put_below


def make_venues_page(front: HomePage) -> StandardPage:
    return put_below(
        front,
        StandardPage(
            title="Safety Thirst",
            slug="safety-thirst",
            show_in_menus=True,
            search_description="Safety Thirst is an award for bars, pubs, clubs and restaurants that work hard to keep "
            "people safe. Check a venue here before you go.",
            lead=words("An award for venues that work hard to keep people safe."),
            body=[
                *section(
                    "Find a venue",
                    words(
                        "Look for a venue by its name or a postcode, and see if it holds the award today. You can "
                        "also check the number on a certificate."
                    ),
                )
            ],
        ),
    )
