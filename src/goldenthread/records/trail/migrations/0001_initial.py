"""Make the tables, and guard them."""

from django.db import migrations, models

import goldenthread.records.trail.columns
from goldenthread.records.trail.guards import guarded


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Event",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("at", goldenthread.records.trail.columns.Moment()),
                ("by", models.TextField()),
                ("what", models.TextField()),
                ("reason", models.TextField()),
                ("table", models.TextField()),
                ("first", models.BigIntegerField()),
                ("count", models.BigIntegerField()),
                ("last_seal", models.TextField()),
                ("seal", models.TextField()),
            ],
            options={
                "indexes": [models.Index(fields=["at"], name="event_at")],
            },
        ),
        *(guarded(f"trail_{name}") for name in ("event",)),
    ]
