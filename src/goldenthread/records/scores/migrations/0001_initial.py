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
            name="Override",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_at", goldenthread.records.trail.columns.Moment()),
                ("said_by", models.TextField()),
                ("said_why", models.TextField()),
                ("seal", models.TextField()),
                ("measure", models.TextField()),
                ("period", goldenthread.records.trail.columns.Span()),
                ("place", models.TextField()),
                ("rating", models.TextField()),
                ("label", models.TextField()),
                ("reason", models.TextField()),
                ("withdrawn", models.BooleanField()),
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
                        to="scores.override",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["measure", "period", "place", "id"], name="override_key")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("supersedes__isnull", True)),
                        fields=("measure", "period", "place"),
                        name="override_one_history",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Score",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_at", goldenthread.records.trail.columns.Moment()),
                ("said_by", models.TextField()),
                ("said_why", models.TextField()),
                ("seal", models.TextField()),
                ("measure", models.TextField()),
                ("period", goldenthread.records.trail.columns.Span()),
                ("place", models.TextField()),
                ("rating", models.TextField()),
                ("label", models.TextField()),
                ("unrated", models.TextField(null=True)),
                ("value", goldenthread.records.trail.columns.Exact(null=True)),
                ("wanted", models.TextField()),
                ("rule", models.TextField()),
                ("bands", models.TextField()),
                ("note", models.TextField()),
                ("judged", models.TextField()),
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
                        to="scores.score",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["measure", "period", "place", "id"], name="score_key")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("supersedes__isnull", True)),
                        fields=("measure", "period", "place"),
                        name="score_one_history",
                    )
                ],
            },
        ),
        *(guarded(f"scores_{name}") for name in ("override", "score")),
    ]
