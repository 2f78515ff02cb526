"""The app publishing."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """What was published, and the picture that every page and report is drawn from."""

    name = "goldenthread.records.publishing"
    label = "publishing"
    verbose_name = "Publishing"
