from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "campaigns"
    verbose_name = "Campaigns"

    def ready(self):
        from campaigns import signal_handlers  # noqa: F401 - Django's own way for receivers
        from campaigns.release_packs import make_packs, seasons_of
        from core import release_effects
        from core.release_effects import Effect

        packs = Effect("Packs", make_packs, applies=lambda release: bool(seasons_of(release)))
        release_effects.register("pack", packs)
