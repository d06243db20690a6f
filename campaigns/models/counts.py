from django.db import models

from campaigns.choices import Channel


class ShortAddress(models.Model):
    """A short way to an edition, one for each channel, so that we know which channel reaches people."""

    edition = models.ForeignKey(
        "campaigns.CampaignEditionPage", on_delete=models.CASCADE, related_name="short_addresses"
    )
    channel = models.CharField(max_length=12, choices=Channel)
    code = models.SlugField(max_length=80, unique=True)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "channel"], name="campaigns_one_address_a_channel"),
        ]
        verbose_name_plural = "short addresses"

    def __str__(self):
        return f"/go/{self.code}/"


class DailyTotal(models.Model):
    """How often a short address was followed on a day. Nothing else is kept of whoever followed it."""

    address = models.ForeignKey(ShortAddress, on_delete=models.CASCADE, related_name="totals")
    day = models.DateField()
    number = models.PositiveIntegerField()

    class Meta:
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["address", "day"], name="campaigns_one_total_a_day")]

    def __str__(self):
        return f"{self.address} on {self.day}"
