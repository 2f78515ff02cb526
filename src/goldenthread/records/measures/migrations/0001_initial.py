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
            name="Component",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_at", goldenthread.records.trail.columns.Moment()),
                ("said_by", models.TextField()),
                ("said_why", models.TextField()),
                ("seal", models.TextField()),
                ("measure", models.TextField()),
                ("name", models.TextField()),
                ("title", models.TextField()),
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
                        to="measures.component",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["measure", "name", "id"], name="component_key")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("supersedes__isnull", True)),
                        fields=("measure", "name"),
                        name="component_one_history",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Measure",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_at", goldenthread.records.trail.columns.Moment()),
                ("said_by", models.TextField()),
                ("said_why", models.TextField()),
                ("seal", models.TextField()),
                ("code", models.TextField()),
                ("title", models.TextField()),
                ("plain", models.TextField()),
                ("counted", models.TextField()),
                ("per", goldenthread.records.trail.columns.Exact(null=True)),
                ("places", models.IntegerField()),
                ("words", models.TextField()),
                ("suffix", models.TextField()),
                ("polarity", models.TextField()),
                ("frequency", models.TextField()),
                ("calendar", models.TextField()),
                ("outturn", models.TextField()),
                ("rollup", models.TextField()),
                ("formula", models.TextField()),
                ("rule", models.TextField()),
                ("basis", models.TextField()),
                ("dead_band", goldenthread.records.trail.columns.Exact(null=True)),
                ("data_only", models.BooleanField()),
                ("unit", models.TextField()),
                ("owner", models.TextField()),
                ("collator", models.TextField()),
                ("checker", models.TextField()),
                ("definition", models.TextField()),
                ("source", models.TextField()),
                ("fabric", models.TextField()),
                ("quality", models.TextField()),
                ("lag", models.IntegerField()),
                ("due_days", models.IntegerField()),
                ("key_measure", models.BooleanField()),
                ("breaks", models.BooleanField()),
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
                        to="measures.measure",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["code", "valid_from", "id"], name="measure_key")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("supersedes__isnull", True)),
                        fields=("code", "valid_from"),
                        name="measure_one_history",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MeasureSet",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_at", goldenthread.records.trail.columns.Moment()),
                ("said_by", models.TextField()),
                ("said_why", models.TextField()),
                ("seal", models.TextField()),
                ("code", models.TextField()),
                ("title", models.TextField()),
                ("kind", models.TextField()),
                ("publisher", models.TextField()),
                ("edition", models.TextField()),
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
                        to="measures.measureset",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["code", "valid_from", "id"], name="measureset_key")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("supersedes__isnull", True)),
                        fields=("code", "valid_from"),
                        name="measureset_one_history",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_at", goldenthread.records.trail.columns.Moment()),
                ("said_by", models.TextField()),
                ("said_why", models.TextField()),
                ("seal", models.TextField()),
                ("set", models.TextField()),
                ("reference", models.TextField()),
                ("measure", models.TextField()),
                ("title", models.TextField()),
                ("proxy", models.BooleanField()),
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
                        to="measures.membership",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["set", "reference", "measure", "valid_from", "id"],
                        name="membership_key",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("supersedes__isnull", True)),
                        fields=("set", "reference", "measure", "valid_from"),
                        name="membership_one_history",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RuleBand",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_at", goldenthread.records.trail.columns.Moment()),
                ("said_by", models.TextField()),
                ("said_why", models.TextField()),
                ("seal", models.TextField()),
                ("rule", models.TextField()),
                ("order", models.IntegerField()),
                ("title", models.TextField()),
                ("rating", models.TextField()),
                ("label", models.TextField()),
                ("edge", models.TextField()),
                ("only_if", models.TextField()),
                ("judged", models.TextField()),
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
                        to="measures.ruleband",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["rule", "order", "valid_from", "id"], name="ruleband_key")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("supersedes__isnull", True)),
                        fields=("rule", "order", "valid_from"),
                        name="ruleband_one_history",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_at", goldenthread.records.trail.columns.Moment()),
                ("said_by", models.TextField()),
                ("said_why", models.TextField()),
                ("seal", models.TextField()),
                ("measure", models.TextField()),
                ("period", goldenthread.records.trail.columns.Span()),
                ("place", models.TextField()),
                ("wanted", models.TextField()),
                ("profile", models.TextField()),
                ("tolerance", goldenthread.records.trail.columns.Exact(null=True)),
                ("amber", goldenthread.records.trail.columns.Exact(null=True)),
                ("red", goldenthread.records.trail.columns.Exact(null=True)),
                ("floor", goldenthread.records.trail.columns.Exact(null=True)),
                ("benchmark", goldenthread.records.trail.columns.Exact(null=True)),
                ("method", models.TextField()),
                ("reason", models.TextField()),
                ("agreed_by", models.TextField()),
                ("agreed_on", models.DateField(null=True)),
                ("baseline", goldenthread.records.trail.columns.Exact(null=True)),
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
                        to="measures.target",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["measure", "period", "place", "id"], name="target_key")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("supersedes__isnull", True)),
                        fields=("measure", "period", "place"),
                        name="target_one_history",
                    )
                ],
            },
        ),
        *(
            guarded(f"measures_{name}")
            for name in ("component", "measure", "measureset", "membership", "ruleband", "target")
        ),
    ]
