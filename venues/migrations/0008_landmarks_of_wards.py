"""Stations and other places that people know, for the map of venues."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("venues", "0007_outside_numbers_letters_and_a_contact"),
    ]

    operations = [
        migrations.AddField(
            model_name="ward",
            name="landmarks",
            field=models.JSONField(blank=True, default=list),
        ),
    ]
