"""Addresses of plans."""

from django.urls import path

from goldenthread.web.plan import views

urlpatterns = [
    path("plans", views.plans, name="plans"),
    path("plans.<str:form>", views.download_plans, name="plans-download"),
    path("plans/<path:code>/measures.<str:form>", views.download, name="plan-download"),
    path("plans/<path:code>", views.plan, name="plan"),
]
