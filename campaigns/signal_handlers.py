from contextlib import suppress

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.signals import page_published

from campaigns.models import CampaignEditionPage
from campaigns.orphaned_files import remove_leftovers
from campaigns.packs import card_name_for, make_card
from core.models import PartnershipSettings
from delivery.clock import london_now


@receiver(page_published, sender=CampaignEditionPage, dispatch_uid="campaigns.tidy_after_publishing")
@receiver(post_delete, sender=CampaignEditionPage, dispatch_uid="campaigns.tidy_after_deleting")
def tidy(sender, **kwargs):
    """Only once it is certain that no edition asks for them."""
    transaction.on_commit(remove_what_is_left)


def remove_what_is_left() -> None:
    remove_leftovers(CampaignEditionPage.objects.select_related("latest_revision"), london_now())


@receiver(post_save, sender=PartnershipSettings, dispatch_uid="campaigns.cards_in_the_colours_of_today")
def draw_cards_anew(sender, raw=False, **kwargs):
    """Where the partnership took other colours or another logo. Without its picture, a card stays as it is."""
    if raw:
        return
    brand = PartnershipSettings.brand_of_default()
    drawn = CampaignEditionPage.objects.live().exclude(card_name="").exclude(picture=None)
    for edition in drawn.select_related("picture"):
        if edition.card_name != card_name_for(edition, brand):
            with suppress(FileNotFoundError):
                make_card(edition)
            CampaignEditionPage.objects.filter(pk=edition.pk).update(card_name=edition.card_name)
