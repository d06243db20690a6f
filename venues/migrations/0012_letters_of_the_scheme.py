import django.core.validators
from django.db import migrations, models


def keep_the_letters(apps, schema_editor):
    """Until now they stood in the code: what a site gave out begins with them, and so does what it gives out next."""
    Settings = apps.get_model("venues", "SchemeSettings")
    has_register = apps.get_model("venues", "Venue").objects.exists()
    for scheme in Settings.objects.all():
        if scheme.name or has_register:
            scheme.prefix = "ST"
            scheme.save()


class Migration(migrations.Migration):
    dependencies = [("venues", "0011_name_and_path_of_the_scheme")]

    operations = [
        migrations.AddField(
            "SchemeSettings",
            "prefix",
            models.CharField(
                blank=True,
                help_text="Two to four letters, such as BBN, with which its references (BBN-0042), certificate numbers and "
                "their short addresses (/bbn/…) begin. Empty: the initials of its name. After a change what was given "
                "keeps its own.",
                max_length=4,
                validators=[
                    django.core.validators.RegexValidator("^[A-Za-z]{2,4}\\Z", "Write two to four letters, A to Z.")
                ],
                verbose_name="letters",
            ),
        ),
        migrations.AddField(
            "SchemeSettings", "former_prefixes", models.JSONField(blank=True, default=list, editable=False)
        ),
        migrations.RunPython(keep_the_letters, migrations.RunPython.noop),
    ]
