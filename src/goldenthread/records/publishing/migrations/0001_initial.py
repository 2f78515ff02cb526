"""Make the tables, and guard them."""

import django.db.models.deletion
from django.db import migrations, models

import goldenthread.records.trail.columns
from goldenthread.records.trail.guards import guarded


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("trail", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Issue",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_at", goldenthread.records.trail.columns.Moment()),
                ("said_by", models.TextField()),
                ("said_why", models.TextField()),
                ("seal", models.TextField()),
                ("report", models.TextField()),
                ("subject", models.TextField()),
                ("period", goldenthread.records.trail.columns.Span()),
                ("as_at", goldenthread.records.trail.columns.Moment()),
                ("audience", models.TextField()),
                ("format", models.TextField()),
                ("sha256", models.TextField()),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trail.event",
                    ),
                ),
                (
                    "supersedes",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="publishing.issue",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["report", "subject", "period", "audience", "format", "id"],
                        name="issue_key",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("supersedes__isnull", True)),
                        fields=("report", "subject", "period", "audience", "format"),
                        name="issue_one_history",
                    )
                ],
            },
        ),
        *(guarded(f"publishing_{name}") for name in ("issue",)),
    ]
