"""The app scores."""

from django.apps import AppConfig


class ScoresConfig(AppConfig):
    """How figures were judged, by rule and by hand."""

    name = "goldenthread.records.scores"
    label = "scores"
    verbose_name = "Scores"
