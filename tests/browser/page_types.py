"""The pages that tests of the layout walk through."""

from wagtail.models import get_page_models

TWELVE = [
    "/", "/support/", "/support/at-home/", "/plans/2016-17/", "/plans/2022-25/", "/decisions/seven-areas-to-three/",
    "/papers/2016-06-17-draft-strategic-plan/", "/campaigns/", "/campaigns/calendar/", "/safety-thirst/",
    "/safety-thirst/open-data/", "/search/?q=noise",
]  # fmt: skip
IN_NO_TREE = ["/campaigns/calendar/", "/safety-thirst/open-data/", "/search/?q=noise", "/support/device/", "/nothing/"]
OPEN_ALL = "document.querySelectorAll('details').forEach((each) => { each.open = true })"


def one_of_each_type() -> list[str]:
    """The address of the first page of every type, and of what no tree holds."""
    firsts = [model.objects.live().public().order_by("path").first() for model in get_page_models()]
    return [*dict.fromkeys(page.url for page in firsts if page and page.url), *IN_NO_TREE]
