"""The app collection."""

from django.apps import AppConfig


class CollectionConfig(AppConfig):
    """What was returned: figures, progress, risk control, narrative, and the files they came in."""

    name = "goldenthread.records.collection"
    label = "collection"
    verbose_name = "Collection"
