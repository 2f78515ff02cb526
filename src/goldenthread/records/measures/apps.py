"""The app measures."""

from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    """What is measured: measures, their components, sets, targets and rules."""

    name = "goldenthread.records.measures"
    label = "measures"
    verbose_name = "Measures"
