"""What venues said before an import has rows of its own, so that a large import need not be held in memory whole."""

import django.db.models.deletion
from django.db import migrations, models


def divide(apps, editor):
    """Imports from before this can be undone as well."""
    for run in apps.get_model("venues", "ImportRun").objects.all():
        changed = run.kept.get("changed", [])
        if isinstance(changed, dict):
            run.before.create(venues=changed)
            run.kept["changed"] = [int(number) for number in changed]
            run.save(update_fields=["kept"])


class Migration(migrations.Migration):
    dependencies = [
        ("venues", "0003_nothing_given_twice"),
    ]

    operations = [
        migrations.CreateModel(
            name="BeforeImport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("venues", models.JSONField()),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="before", to="venues.importrun"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.RunPython(divide, migrations.RunPython.noop),
    ]
