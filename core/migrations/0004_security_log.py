from django.db import migrations, models

from core.models.security_log import SecurityEventKind

# PostgreSQL holds it too: a line is never changed, and deleted only once its time is over.
GUARD = """
CREATE FUNCTION security_log_guard() RETURNS trigger AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.number <= (SELECT max(trimmed_to) FROM core_securityloghead) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'A line of the security log is never changed or deleted.';
END;
$$ LANGUAGE plpgsql;
CREATE TRIGGER security_log_guard BEFORE UPDATE OR DELETE ON core_securityevent
  FOR EACH ROW EXECUTE FUNCTION security_log_guard();
"""
NO_GUARD = "DROP TRIGGER security_log_guard ON core_securityevent; DROP FUNCTION security_log_guard();"


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(GUARD, params=None)


def take_guard_away(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(NO_GUARD, params=None)


class Migration(migrations.Migration):

    dependencies = [
        ("core", "0003_attempt_counts"),
    ]

    operations = [
        migrations.CreateModel(
            name="SecurityEvent",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField(db_index=True)),
                ("kind", models.CharField(choices=SecurityEventKind.choices, max_length=16)),
                ("user_id", models.BigIntegerField(db_index=True, null=True)),
                ("who", models.CharField(blank=True, max_length=150)),
                ("about", models.CharField(blank=True, max_length=200)),
                ("facts", models.JSONField(default=dict)),
                ("network", models.CharField(blank=True, max_length=12)),
                ("request", models.CharField(blank=True, max_length=64)),
                ("previous", models.CharField(max_length=64, unique=True)),
                ("digest", models.CharField(max_length=64)),
            ],
            options={"ordering": ["number"]},
        ),
        migrations.CreateModel(
            name="SecurityLogHead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.BigIntegerField(default=0)),
                ("digest", models.CharField(max_length=64)),
                ("trimmed_to", models.BigIntegerField(default=0)),
                ("trimmed_digest", models.CharField(max_length=64)),
            ],
        ),
        migrations.RunPython(guard, take_guard_away),
    ]
