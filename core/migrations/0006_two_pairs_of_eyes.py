import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        ('core', '0005_emergency_words'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.CreateModel(
            name='FourEyesSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pages', models.BooleanField(default=False, verbose_name='pages')),
                ('decisions', models.BooleanField(default=False, verbose_name='decisions that change a plan')),
                ('services', models.BooleanField(default=False, verbose_name='support services and their numbers')),
                ('notices', models.BooleanField(default=False, verbose_name='notices on pages')),
                ('facts', models.BooleanField(default=False, verbose_name='measures, definitions, partners, organisations and sources')),
                ('search_words', models.BooleanField(default=False, verbose_name='search words and best answers')),
                ('register', models.BooleanField(default=False, help_text='Entries are public at once. Ticked, nobody countersigns them.', verbose_name='the register of venues')),
                ('site', models.BooleanField(default=False, help_text='Ticked, nobody countersigns them.', verbose_name='settings, redirects and who may see a page')),
            ],
            options={
                'verbose_name': 'two pairs of eyes',
            },
        ),
        migrations.CreateModel(
            name='Countersignature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('object_id', models.CharField(max_length=255)),
                ('label', models.CharField(max_length=255)),
                ('kind', models.CharField(max_length=20)),
                ('what', models.CharField(max_length=80)),
                ('reason', models.TextField(blank=True)),
                ('done_at', models.DateTimeField()),
                ('countersigned_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
                ('countersigned_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('revision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision')),
            ],
            options={
                'ordering': ['-done_at', '-pk'],
                'indexes': [models.Index(fields=['countersigned_at', 'done_at'], name='core_countersignature_due')],
            },
        ),
    ]
