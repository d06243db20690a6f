from django.db import models, transaction
from django.db.models import F

from venues.models.scheme_settings import SchemeSettings
from venues.references import WITHOUT_A_SCHEME, make_reference


class ReferencesGiven(models.Model):
    """How many references were ever given to venues: one row. So none is given twice, even if its venue is gone."""

    number = models.PositiveIntegerField(default=0)

    def __str__(self):
        return str(self.number)


@transaction.atomic
def take_references(how_many: int) -> list[str]:
    """References that no venue ever had. Two officers who ask at once get different ones."""
    counter = ReferencesGiven.objects.filter(pk=1)
    if not counter.update(number=F("number") + how_many):
        ReferencesGiven.objects.create(pk=1, number=how_many)
    last = counter.get().number
    prefix = prefix_given_now()
    return [make_reference(serial, prefix) for serial in range(last - how_many + 1, last + 1)]


def prefix_given_now() -> str:
    """The letters that a new reference or certificate number begins with: those of the default site's scheme."""
    kept = SchemeSettings.objects.filter(site__is_default_site=True).values_list("prefix", flat=True).first()
    return kept or WITHOUT_A_SCHEME
