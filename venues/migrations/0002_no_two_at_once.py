"""PostgreSQL itself refuses two accreditations of one venue that count on the same day.

Needs no extension: a venue is compared as a range that holds only its number. Looked at when the transaction ends,
so that a replacement and what it replaces can be saved one after the other. SQLite has nothing like it; there, the
form and the import look before they save.
"""

from django.db import migrations

ADD = """
ALTER TABLE venues_accreditation ADD CONSTRAINT venues_one_accreditation_at_a_time
EXCLUDE USING gist (
    int8range(venue_id, venue_id, '[]') WITH &&,
    daterange(valid_from, valid_to, '[]') WITH &&
) WHERE (replaced_by_id IS NULL) DEFERRABLE INITIALLY DEFERRED
"""
DROP = "ALTER TABLE venues_accreditation DROP CONSTRAINT venues_one_accreditation_at_a_time"


def on_postgresql(sql):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(sql)

    return run


class Migration(migrations.Migration):
    dependencies = [("venues", "0001_initial")]

    operations = [migrations.RunPython(on_postgresql(ADD), on_postgresql(DROP))]
