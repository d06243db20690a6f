from django.db import migrations, models

PLACES = ("venue", "schemeyear")


def name_the_first(apps, schema_editor):
    """A site that has a register had one scheme until now, whose name stood in the code."""
    Settings = apps.get_model("venues", "SchemeSettings")
    Site = apps.get_model("wagtailcore", "Site")
    if not any(apps.get_model("venues", each).objects.exists() for each in PLACES):
        return
    for site in Site.objects.filter(is_default_site=True):
        Settings.objects.update_or_create(site=site, defaults={"name": "Safety Thirst", "path": "safety-thirst"})
    if schema_editor.connection.vendor == "postgresql":  # makes no index beside rows whose references wait to be checked
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def rename_rights(apps, schema_editor):
    """Permissions keep the name that their model had: who may change the settings may change them still."""
    rights = apps.get_model("auth", "Permission").objects.filter(codename__endswith="_safetythirstsettings")
    for right in rights:
        right.codename = right.codename.replace("safetythirstsettings", "schemesettings")
        right.name = right.name.replace("Safety Thirst", "the scheme for venues")
        right.save()


class Migration(migrations.Migration):
    dependencies = [
        ("venues", "0010_scheme_year_names_its_imports"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.RenameModel("SafetyThirstSettings", "SchemeSettings"),
        migrations.AlterModelOptions("SchemeSettings", {"verbose_name": "the scheme for venues"}),
        migrations.AddField("SchemeSettings", "former_paths", models.JSONField(blank=True, default=list, editable=False)),
        migrations.AddField(
            "SchemeSettings",
            "name",
            models.CharField(
                blank=True,
                help_text="Such as Best Bar None. Shown on pages, certificates, badges and in letters. Empty: there is no "
                "scheme, and the site shows no trace of one.",
                max_length=60,
            ),
        ),
        migrations.AddField(
            "SchemeSettings",
            "path",
            models.SlugField(
                blank=True,
                help_text="Where its pages stand, such as best-bar-none. After a change old addresses lead to the new "
                "ones, also those on certificates.",
                max_length=60,
                verbose_name="address",
            ),
        ),
        migrations.RunPython(rename_rights, migrations.RunPython.noop),
        migrations.RunPython(name_the_first, migrations.RunPython.noop),
    ]
