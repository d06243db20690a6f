from django.db import migrations, models

# What counted wrong passwords before kept names, addresses and browsers in clear. Its tables stay, empty, for the
# version that still runs while this is done.
KEPT_IN_CLEAR = ("axes_accessattemptexpiration", "axes_accessattempt", "axes_accessfailurelog", "axes_accesslog")


def empty_what_was_kept_in_clear(apps, schema_editor):
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        for table in KEPT_IN_CLEAR:
            if table in there:
                cursor.execute(f"DELETE FROM {table}")


class Migration(migrations.Migration):

    dependencies = [
        ("core", "0002_pictures_and_partnership"),
    ]

    operations = [
        migrations.CreateModel(
            name="AttemptCount",
            fields=[
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("count", models.PositiveIntegerField(default=0)),
                ("last_at", models.DateTimeField()),
                ("forget_at", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.RunPython(empty_what_was_kept_in_clear, migrations.RunPython.noop),
    ]
