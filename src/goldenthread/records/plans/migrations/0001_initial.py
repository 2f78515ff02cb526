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
            name="BudgetLine",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_at", goldenthread.records.trail.columns.Moment()),
                ("said_by", models.TextField()),
                ("said_why", models.TextField()),
                ("seal", models.TextField()),
                ("code", models.TextField()),
                ("period", goldenthread.records.trail.columns.Span()),
                ("title", models.TextField()),
                ("unit", models.TextField()),
                ("item", models.TextField()),
                ("budget", goldenthread.records.trail.columns.Exact(null=True)),
                ("profile", goldenthread.records.trail.columns.Exact(null=True)),
                ("actual", goldenthread.records.trail.columns.Exact(null=True)),
                ("forecast", goldenthread.records.trail.columns.Exact(null=True)),
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
                        to="plans.budgetline",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["code", "period", "id"], name="budgetline_key")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("supersedes__isnull", True)),
                        fields=("code", "period"),
                        name="budgetline_one_history",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Item",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_at", goldenthread.records.trail.columns.Moment()),
                ("said_by", models.TextField()),
                ("said_why", models.TextField()),
                ("seal", models.TextField()),
                ("code", models.TextField()),
                ("plan", models.TextField()),
                ("kind", models.TextField()),
                ("title", models.TextField()),
                ("plain", models.TextField()),
                ("owner", models.TextField()),
                ("key_item", models.BooleanField()),
                ("inward", models.BooleanField()),
                ("due", models.DateField(null=True)),
                ("approved_on", models.DateField(null=True)),
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
                        to="plans.item",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["code", "valid_from", "id"], name="item_key")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("supersedes__isnull", True)),
                        fields=("code", "valid_from"),
                        name="item_one_history",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_at", goldenthread.records.trail.columns.Moment()),
                ("said_by", models.TextField()),
                ("said_why", models.TextField()),
                ("seal", models.TextField()),
                ("source", models.TextField()),
                ("target", models.TextField()),
                ("primary", models.BooleanField()),
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
                        to="plans.link",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["source", "target", "valid_from", "id"], name="link_key")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("supersedes__isnull", True)),
                        fields=("source", "target", "valid_from"),
                        name="link_one_history",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_at", goldenthread.records.trail.columns.Moment()),
                ("said_by", models.TextField()),
                ("said_why", models.TextField()),
                ("seal", models.TextField()),
                ("code", models.TextField()),
                ("title", models.TextField()),
                ("kind", models.TextField()),
                ("unit", models.TextField()),
                ("parent", models.TextField()),
                ("owner", models.TextField()),
                ("starts", models.DateField(null=True)),
                ("ends", models.DateField(null=True)),
                ("status", models.TextField()),
                ("approved_on", models.DateField(null=True)),
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
                        to="plans.plan",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["code", "valid_from", "id"], name="plan_key")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("supersedes__isnull", True)),
                        fields=("code", "valid_from"),
                        name="plan_one_history",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Remit",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_at", goldenthread.records.trail.columns.Moment()),
                ("said_by", models.TextField()),
                ("said_why", models.TextField()),
                ("seal", models.TextField()),
                ("body", models.TextField()),
                ("item", models.TextField()),
                ("unit", models.TextField()),
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
                        to="plans.remit",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["body", "item", "unit", "valid_from", "id"], name="remit_key"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("supersedes__isnull", True)),
                        fields=("body", "item", "unit", "valid_from"),
                        name="remit_one_history",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WorkforceLine",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_at", goldenthread.records.trail.columns.Moment()),
                ("said_by", models.TextField()),
                ("said_why", models.TextField()),
                ("seal", models.TextField()),
                ("code", models.TextField()),
                ("period", goldenthread.records.trail.columns.Span()),
                ("title", models.TextField()),
                ("unit", models.TextField()),
                ("item", models.TextField()),
                ("established", goldenthread.records.trail.columns.Exact(null=True)),
                ("filled", goldenthread.records.trail.columns.Exact(null=True)),
                ("agency", goldenthread.records.trail.columns.Exact(null=True)),
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
                        to="plans.workforceline",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["code", "period", "id"], name="workforceline_key")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("supersedes__isnull", True)),
                        fields=("code", "period"),
                        name="workforceline_one_history",
                    )
                ],
            },
        ),
        *(
            guarded(f"plans_{name}")
            for name in ("budgetline", "item", "link", "plan", "remit", "workforceline")
        ),
    ]
