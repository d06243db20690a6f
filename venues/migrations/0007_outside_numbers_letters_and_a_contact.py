"""Numbers that others give the same premises, letters with certificates that went, and whom a venue asks."""

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('venues', '0006_when_a_change_was_recorded'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.AddField(
            model_name='venue',
            name='fhrs_id',
            field=models.CharField(blank=True, help_text='Of the Food Hygiene Rating Scheme.', max_length=9, validators=[django.core.validators.RegexValidator('^[0-9]{1,9}\\Z', 'An FHRS number has at most 9 figures and nothing else.')], verbose_name='FHRS number'),
        ),
        migrations.AddField(
            model_name='venue',
            name='licence_number',
            field=models.CharField(blank=True, max_length=40, validators=[django.core.validators.RegexValidator('^[^\\x00-\\x1f]{1,40}\\Z', 'A licence number has at most 40 characters.')], verbose_name='number of the premises licence'),
        ),
        migrations.AddField(
            model_name='venue',
            name='uprn',
            field=models.CharField(blank=True, help_text='The unique property reference number of the premises.', max_length=12, validators=[django.core.validators.RegexValidator('^[0-9]{1,12}\\Z', 'A UPRN has at most 12 figures and nothing else.')], verbose_name='UPRN'),
        ),
        migrations.CreateModel(
            name='CertificateLetter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('to', models.EmailField(max_length=254)),
                ('sent_at', models.DateTimeField()),
                ('certificate', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='letter', to='venues.certificate')),
            ],
            options={
                'ordering': ['-sent_at'],
            },
        ),
        migrations.CreateModel(
            name='SafetyThirstSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('team', models.CharField(blank=True, help_text="The team that answers, never a person's name.", max_length=120)),
                ('email', models.EmailField(blank=True, help_text='A shared mailbox. With it, the page for venues has a form that writes to it. Nothing is kept here.', max_length=254)),
                ('telephone', models.CharField(blank=True, help_text="The team's number.", max_length=30)),
                ('site', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to='wagtailcore.site')),
            ],
            options={
                'verbose_name': 'Safety Thirst',
            },
        ),
    ]
