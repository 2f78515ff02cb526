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
            name="Mitigation",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_at", goldenthread.records.trail.columns.Moment()),
                ("said_by", models.TextField()),
                ("said_why", models.TextField()),
                ("seal", models.TextField()),
                ("code", models.TextField()),
                ("risk", models.TextField()),
                ("title", models.TextField()),
                ("owner", models.TextField()),
                ("due", models.DateField(null=True)),
                ("valid_from", models.DateField()),
                ("ended", models.BooleanField()),
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
                        to="risks.mitigation",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["code", "valid_from", "id"], name="mitigation_key")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("supersedes__isnull", True)),
                        fields=("code", "valid_from"),
                        name="mitigation_one_history",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Risk",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_at", goldenthread.records.trail.columns.Moment()),
                ("said_by", models.TextField()),
                ("said_why", models.TextField()),
                ("seal", models.TextField()),
                ("code", models.TextField()),
                ("title", models.TextField()),
                ("register", models.TextField()),
                ("unit", models.TextField()),
                ("owner", models.TextField()),
                ("items", models.TextField()),
                ("likelihood", models.IntegerField()),
                ("impact", models.IntegerField()),
                ("residual_likelihood", models.IntegerField()),
                ("residual_impact", models.IntegerField()),
                ("assessed_on", models.DateField(null=True)),
                ("valid_from", models.DateField()),
                ("ended", models.BooleanField()),
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
                        to="risks.risk",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["code", "valid_from", "id"], name="risk_key")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("supersedes__isnull", True)),
                        fields=("code", "valid_from"),
                        name="risk_one_history",
                    )
                ],
            },
        ),
        *(guarded(f"risks_{name}") for name in ("mitigation", "risk")),
    ]
