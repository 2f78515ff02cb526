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
            name="Body",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_at", goldenthread.records.trail.columns.Moment()),
                ("said_by", models.TextField()),
                ("said_why", models.TextField()),
                ("seal", models.TextField()),
                ("code", models.TextField()),
                ("title", models.TextField()),
                ("kind", models.TextField()),
                ("chair", models.TextField()),
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
                        to="people.body",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["code", "valid_from", "id"], name="body_key")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("supersedes__isnull", True)),
                        fields=("code", "valid_from"),
                        name="body_one_history",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Council",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_at", goldenthread.records.trail.columns.Moment()),
                ("said_by", models.TextField()),
                ("said_why", models.TextField()),
                ("seal", models.TextField()),
                ("code", models.TextField()),
                ("title", models.TextField()),
                ("short", models.TextField()),
                ("place", models.TextField()),
                ("brand", models.TextField()),
                ("rule", models.TextField()),
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
                        to="people.council",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["code", "id"], name="council_key")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("supersedes__isnull", True)),
                        fields=("code",),
                        name="council_one_history",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Holder",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_at", goldenthread.records.trail.columns.Moment()),
                ("said_by", models.TextField()),
                ("said_why", models.TextField()),
                ("seal", models.TextField()),
                ("account", models.TextField()),
                ("post", models.TextField()),
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
                        to="people.holder",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["account", "valid_from", "id"], name="holder_key")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("supersedes__isnull", True)),
                        fields=("account", "valid_from"),
                        name="holder_one_history",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Place",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_at", goldenthread.records.trail.columns.Moment()),
                ("said_by", models.TextField()),
                ("said_why", models.TextField()),
                ("seal", models.TextField()),
                ("code", models.TextField()),
                ("title", models.TextField()),
                ("kind", models.TextField()),
                ("parent", models.TextField()),
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
                        to="people.place",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["code", "valid_from", "id"], name="place_key")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("supersedes__isnull", True)),
                        fields=("code", "valid_from"),
                        name="place_one_history",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Post",
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
                ("reports_to", models.TextField()),
                ("vacant", models.BooleanField()),
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
                        to="people.post",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["code", "valid_from", "id"], name="post_key")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("supersedes__isnull", True)),
                        fields=("code", "valid_from"),
                        name="post_one_history",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_at", goldenthread.records.trail.columns.Moment()),
                ("said_by", models.TextField()),
                ("said_why", models.TextField()),
                ("seal", models.TextField()),
                ("code", models.TextField()),
                ("title", models.TextField()),
                ("kind", models.TextField()),
                ("parent", models.TextField()),
                ("successor", models.TextField()),
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
                        to="people.unit",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["code", "valid_from", "id"], name="unit_key")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("supersedes__isnull", True)),
                        fields=("code", "valid_from"),
                        name="unit_one_history",
                    )
                ],
            },
        ),
        *(
            guarded(f"people_{name}")
            for name in ("body", "council", "holder", "place", "post", "unit")
        ),
    ]
