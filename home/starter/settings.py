"""The partnership's own particulars, as the site shows them on every page."""

from wagtail.models import Site

from core.models import PartnershipSettings


def make_settings(site: Site) -> PartnershipSettings:
    """No e-mail: the team's shared mailbox is not known to us."""
    return PartnershipSettings.objects.create(
        site=site,
        name="Safer City Partnership",
        area="City of London",
        legal_basis="We work together under the Crime and Disorder Act 1998.",
        contact_team="Community Safety Team, City of London Corporation",
    )
