"""Two promises that the tables alone did not keep.

A reference is never given to a second venue, even if the first is gone: so how many were given is counted.

SQLite, too, refuses two accreditations of one venue that count on the same day, as PostgreSQL does since 0002. It
looks row by row and not at the end of a transaction. Beware: a later migration that makes this table anew drops
triggers with it, and has to create them again; a test notices.
"""

from django.db import migrations, models

OVERLAPS = """
CREATE TRIGGER venues_one_accreditation_at_a_time_{when}
BEFORE {event} ON venues_accreditation
WHEN NEW.replaced_by_id IS NULL AND EXISTS (
    SELECT 1 FROM venues_accreditation AS other
    WHERE other.venue_id = NEW.venue_id AND other.id IS NOT NEW.id AND other.replaced_by_id IS NULL
    AND other.valid_from <= NEW.valid_to AND other.valid_to >= NEW.valid_from
)
BEGIN
    SELECT RAISE(ABORT, 'venues_one_accreditation_at_a_time');
END
"""
EVENTS = {"insert": "INSERT", "update": "UPDATE OF venue_id, valid_from, valid_to, replaced_by_id"}


def refuse_overlaps(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for when, event in EVENTS.items():
            schema_editor.execute(OVERLAPS.format(when=when, event=event))


def allow_overlaps(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for when in EVENTS:
            schema_editor.execute(f"DROP TRIGGER venues_one_accreditation_at_a_time_{when}")


def count_those_given(apps, schema_editor):
    references = apps.get_model("venues", "Venue").objects.values_list("reference", flat=True)
    number = max((int(reference.removeprefix("ST-")) for reference in references), default=0)
    apps.get_model("venues", "ReferencesGiven").objects.create(pk=1, number=number)


class Migration(migrations.Migration):
    dependencies = [("venues", "0002_no_two_at_once")]

    operations = [
        migrations.CreateModel(
            name="ReferencesGiven",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(default=0)),
            ],
        ),
        # Both of a pair may go together, as samples do; only one that another points to may not.
        migrations.AlterField(
            model_name="accreditation",
            name="replaced_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=models.deletion.RESTRICT,
                related_name="replaces",
                to="venues.accreditation",
            ),
        ),
        migrations.RunPython(count_those_given, migrations.RunPython.noop),
        migrations.RunPython(refuse_overlaps, allow_overlaps),
    ]
