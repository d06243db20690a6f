"""Followers are told of a new name or place at the moment it was recorded, not at the midnight before."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("venues", "0005_what_is_said_of_a_sheet"),
    ]

    operations = [
        migrations.AddField(
            model_name="venuechange",
            name="recorded_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
