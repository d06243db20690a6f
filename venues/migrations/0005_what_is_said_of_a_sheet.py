
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('venues', '0004_what_was_before_an_import'),
    ]

    operations = [
        migrations.CreateModel(
            name='ImportSheet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('name', models.CharField(blank=True, max_length=255)),
                ('rows', models.JSONField()),
                ('wide', models.JSONField(default=dict)),
            ],
            options={
                'ordering': ['run', 'position'],
            },
        ),
        migrations.CreateModel(
            name='SheetShape',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fingerprint', models.CharField(max_length=64, unique=True)),
                ('columns', models.JSONField(default=dict)),
                ('fixed', models.JSONField(default=dict)),
                ('words', models.JSONField(default=dict)),
                ('used_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['-used_at'],
            },
        ),
        migrations.AddField(
            model_name='accreditation',
            name='recorded_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='importrun',
            name='answers',
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name='importrun',
            name='aside',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='importrun',
            name='heading_row',
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='importrun',
            name='letters',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='importrun',
            name='sheet_name',
            field=models.CharField(blank=True, max_length=255),
        ),
        migrations.AddIndex(
            model_name='accreditation',
            index=models.Index(fields=['recorded_at'], name='venues_accreditations_entered'),
        ),
        migrations.AddField(
            model_name='importsheet',
            name='run',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sheets', to='venues.importrun'),
        ),
    ]
