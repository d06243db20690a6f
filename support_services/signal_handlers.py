"""Whenever readers see other numbers than before, by whichever way: it is noted, and error pages have them too."""

from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from wagtail.signals import published, unpublished

from core.models import EmergencyWords
from support_services.help_line import renew_on_commit
from support_services.models import Service
from support_services.receipts import numbers_public, record_change


@receiver(pre_save, sender=Service)
def remember_the_numbers(instance, update_fields=None, **kwargs):
    if instance.live and update_fields is None:
        instance.numbers_before = numbers_public(instance.pk)


@receiver(published, sender=Service)
def note_another_number(instance, revision, **kwargs):
    record_change(instance, instance.numbers_before, revision)


for signal in (published, unpublished, post_delete):  # `published` comes once the ways to reach it are saved, too
    signal.connect(renew_on_commit, sender=Service)
for signal in (post_save, post_delete):
    signal.connect(renew_on_commit, sender=EmergencyWords)
