"""The app trail."""

from django.apps import AppConfig


class TrailConfig(AppConfig):
    """The trail: what happened, and the one way in which anything is kept."""

    name = "goldenthread.records.trail"
    label = "trail"
    verbose_name = "Trail"
