from django.db import transaction
from django.dispatch import receiver
from wagtail.signals import page_published

from plans.earlier_copies import delete_earlier_copies
from plans.models import ReportPage


@receiver(page_published, sender=ReportPage, dispatch_uid="plans.delete_earlier_copies")
def tidy(sender, instance, **kwargs):
    """Only once it is certain that the new one is public."""
    transaction.on_commit(lambda: delete_earlier_copies(ReportPage.objects.get(pk=instance.pk)))
