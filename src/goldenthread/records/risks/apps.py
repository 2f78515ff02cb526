"""The app risks."""

from django.apps import AppConfig


class RisksConfig(AppConfig):
    """What might go wrong, and what is being done about it."""

    name = "goldenthread.records.risks"
    label = "risks"
    verbose_name = "Risks"
