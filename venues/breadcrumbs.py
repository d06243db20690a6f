"""The way to the pages of the register, from the front page."""

from core.navigation import Breadcrumb
from core.site_request import SiteRequest
from venues.scheme import scheme_address, scheme_of


def register_title(name: str) -> str:
    """`name`: of the scheme."""
    return f"{name} venues"


def below_register(request: SiteRequest, *steps: Breadcrumb) -> list[Breadcrumb]:
    """The front page, the list of venues, and `steps` below it; the last is the page being shown."""
    register = Breadcrumb(register_title(scheme_of(request).name), scheme_address())
    return [Breadcrumb("Home", "/"), register, *steps]
