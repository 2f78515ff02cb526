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
            name="Figure",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_at", goldenthread.records.trail.columns.Moment()),
                ("said_by", models.TextField()),
                ("said_why", models.TextField()),
                ("seal", models.TextField()),
                ("measure", models.TextField()),
                ("period", goldenthread.records.trail.columns.Span()),
                ("place", models.TextField()),
                ("value", goldenthread.records.trail.columns.Exact(null=True)),
                ("components", models.TextField()),
                ("missing", models.TextField(null=True)),
                ("status", models.TextField()),
                ("forecast", goldenthread.records.trail.columns.Exact(null=True)),
                ("commentary", models.TextField()),
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
                        to="collection.figure",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["measure", "period", "place", "id"], name="figure_key")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("supersedes__isnull", True)),
                        fields=("measure", "period", "place"),
                        name="figure_one_history",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ItemReturn",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_at", goldenthread.records.trail.columns.Moment()),
                ("said_by", models.TextField()),
                ("said_why", models.TextField()),
                ("seal", models.TextField()),
                ("item", models.TextField()),
                ("period", goldenthread.records.trail.columns.Span()),
                ("progress", models.TextField()),
                ("confidence", models.TextField(null=True)),
                ("done_on", models.DateField(null=True)),
                ("expected", models.DateField(null=True)),
                ("commentary", models.TextField()),
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
                        to="collection.itemreturn",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["item", "period", "id"], name="itemreturn_key")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("supersedes__isnull", True)),
                        fields=("item", "period"),
                        name="itemreturn_one_history",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Manifest",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_at", goldenthread.records.trail.columns.Moment()),
                ("said_by", models.TextField()),
                ("said_why", models.TextField()),
                ("seal", models.TextField()),
                ("file", models.TextField()),
                ("sha256", models.TextField()),
                ("layout", models.TextField()),
                ("rows", models.IntegerField()),
                ("applied", models.IntegerField()),
                ("unchanged", models.IntegerField()),
                ("rejected", models.IntegerField()),
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
                        to="collection.manifest",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["sha256", "layout", "id"], name="manifest_key")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("supersedes__isnull", True)),
                        fields=("sha256", "layout"),
                        name="manifest_one_history",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MitigationReturn",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_at", goldenthread.records.trail.columns.Moment()),
                ("said_by", models.TextField()),
                ("said_why", models.TextField()),
                ("seal", models.TextField()),
                ("mitigation", models.TextField()),
                ("period", goldenthread.records.trail.columns.Span()),
                ("progress", models.TextField()),
                ("commentary", models.TextField()),
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
                        to="collection.mitigationreturn",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["mitigation", "period", "id"], name="mitigationreturn_key")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("supersedes__isnull", True)),
                        fields=("mitigation", "period"),
                        name="mitigationreturn_one_history",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Narrative",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_at", goldenthread.records.trail.columns.Moment()),
                ("said_by", models.TextField()),
                ("said_why", models.TextField()),
                ("seal", models.TextField()),
                ("plan", models.TextField()),
                ("period", goldenthread.records.trail.columns.Span()),
                ("section", models.TextField()),
                ("order", models.IntegerField()),
                ("heading", models.TextField()),
                ("text", models.TextField()),
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
                        to="collection.narrative",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["plan", "period", "section", "order", "id"], name="narrative_key"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("supersedes__isnull", True)),
                        fields=("plan", "period", "section", "order"),
                        name="narrative_one_history",
                    )
                ],
            },
        ),
        *(
            guarded(f"collection_{name}")
            for name in ("figure", "itemreturn", "manifest", "mitigationreturn", "narrative")
        ),
    ]
