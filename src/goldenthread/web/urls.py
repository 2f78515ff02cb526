"""Every address, screen by screen."""

from django.urls import include, path

SCREENS = (
    "home",
    "scorecard",
    "exceptions",
    "thread",
    "risks",
    "measure",
    "priority",
    "plan",
    "unit",
    "body",
    "reports",
    "data",
    "search",
    "importing",
    "signing",
    "standing",
)

urlpatterns = [path("", include(f"goldenthread.web.{screen}.urls")) for screen in SCREENS]
