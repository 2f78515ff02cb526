"""The app plans."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """What is promised: plans, their items, the links between them, remits, money and people."""

    name = "goldenthread.records.plans"
    label = "plans"
    verbose_name = "Plans"
