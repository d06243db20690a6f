"""That the packs of the seasons of a release are ready: one of its effects."""

from campaigns.models import CampaignEditionPage
from core.models import Release, ReleaseEffect
from core.release_effects import pages_of


def seasons_of(release: Release) -> list[CampaignEditionPage]:
    return [page for page in pages_of(release) if isinstance(page, CampaignEditionPage)]


def make_packs(effect: ReleaseEffect) -> str:
    """They were made before the switch; what is missing is made now."""
    seasons = seasons_of(effect.release)
    for season in seasons:
        season.get_ready()
    return f"Ready: {', '.join(season.title for season in seasons)}."
