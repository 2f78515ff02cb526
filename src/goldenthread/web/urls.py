"""Every address, screen by screen."""

from django.urls import include, path

SCREENS = (
    "home",
    "scorecard",
    "thread",
    "measure",
    "reports",
    "data",
    "search",
    "importing",
    "signing",
    "standing",
)

urlpatterns = [path("", include(f"goldenthread.web.{screen}.urls")) for screen in SCREENS]
