from django.db import migrations, models

SAMPLE = models.BooleanField(
    default=False,
    help_text="Every page that shows it says so at the top. Take the tick away once it is your own.",
    verbose_name="made up, as a sample",
)


class Migration(migrations.Migration):
    """Which campaigns and seasons are made up. `upgrade_site` marks those that a site began with."""

    dependencies = [("campaigns", "0002_chosen_venues")]

    operations = [
        migrations.AddField("campaignpage", "is_sample", SAMPLE),
        migrations.AddField("campaigneditionpage", "is_sample", SAMPLE.clone()),
    ]
