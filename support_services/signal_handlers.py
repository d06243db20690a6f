"""Notes whenever readers see other numbers of a service than before, by whichever way it was published."""

from django.db.models.signals import pre_save
from django.dispatch import receiver
from wagtail.signals import published

from support_services.models import Service
from support_services.receipts import numbers_public, record_change


@receiver(pre_save, sender=Service)
def remember_the_numbers(instance, update_fields=None, **kwargs):
    if instance.live and update_fields is None:
        instance.numbers_before = numbers_public(instance.pk)


@receiver(published, sender=Service)
def note_another_number(instance, revision, **kwargs):
    record_change(instance, instance.numbers_before, revision)
