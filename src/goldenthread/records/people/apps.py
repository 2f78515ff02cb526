"""The app people."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Who there is: the council, its units, posts, places and bodies, and who holds which post."""

    name = "goldenthread.records.people"
    label = "people"
    verbose_name = "People"
