from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.signals import page_published

from campaigns.models import CampaignEditionPage
from campaigns.orphaned_files import remove_leftovers
from delivery.clock import london_now


@receiver(page_published, sender=CampaignEditionPage, dispatch_uid="campaigns.tidy_after_publishing")
@receiver(post_delete, sender=CampaignEditionPage, dispatch_uid="campaigns.tidy_after_deleting")
def tidy(sender, **kwargs):
    """Only once it is certain that no edition asks for them."""
    transaction.on_commit(remove_what_is_left)


def remove_what_is_left() -> None:
    remove_leftovers(CampaignEditionPage.objects.select_related("latest_revision"), london_now())
