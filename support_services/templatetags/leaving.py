from django import template
from django.utils.translation import gettext

from support_services.exit_sites import label_of
from support_services.models.neutral_page import NEUTRAL_TITLE
from support_services.quick_exit import neutral_sites as listed

register = template.Library()


@register.simple_tag
def neutral_sites() -> str:
    """The sites to leave to, with spaces between."""
    return " ".join(listed())


@register.simple_tag
def neutral_links() -> list[dict[str, str]]:
    """Two of them with what a link says, for somebody who came back: never two that say the same."""
    by_label = {label_of(address): address for address in listed()}
    return [{"label": label, "address": address} for label, address in by_label.items()][:2]


@register.simple_tag
def neutral_title() -> str:
    """What the tab of a browser shows, in the language that is active."""
    return gettext(NEUTRAL_TITLE)


@register.simple_tag
def exit_words() -> str:
    """What static/js/local.js says aloud: after no, one, two and three presses, then while leaving, and afterwards."""
    return "|".join(
        (
            "",
            gettext("Press Shift 2 more times to leave."),
            gettext("Press Shift 1 more time to leave."),
            "",
            gettext(NEUTRAL_TITLE),
            gettext("Loading"),
            gettext("You are still on this page."),
        )
    )


@register.simple_tag
def quiet_words() -> str:
    """What static/js/local-pages.js says and writes on its buttons, in its order."""
    return "|".join(
        (
            gettext("That page did not open. Wait a little, then try again."),
            gettext("Go back one page"),
            gettext("New page:"),
            gettext("Open it"),
            gettext("Stay here"),
            gettext("This opens another website. Its name will be a line in your history."),
            gettext("You can call instead:"),
            gettext("The quiet way is still on. You are back on the page where you began."),
        )
    )
