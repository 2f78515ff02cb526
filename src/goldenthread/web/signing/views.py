"""Signing in, with a form that says what is wrong; signing out is Django's own."""

from dataclasses import dataclass

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters

from goldenthread.web.design.frame import show_plain
from goldenthread.web.home.looked import LOOKED
from goldenthread.web.known import council

WRONG = "That account and password do not match. Check both and try again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The form as filled in, and what is wrong with it."""

    account: str
    after: str
    problem: str


@login_not_required
@sensitive_post_parameters()
def sign_in(request: HttpRequest) -> HttpResponse:
    """Show the form, or sign in and go where the reader was going."""
    after = _after(request)
    if request.user.is_authenticated:
        return redirect(after)
    if request.method != "POST":
        return _form(request, after)
    form = AuthenticationForm(request, data=request.POST)
    if not form.is_valid():
        return _form(request, after, WRONG)
    _enter(request, form.get_user())
    return redirect(after)


def _enter(request: HttpRequest, user: User) -> None:
    """Sign somebody in, keeping when they last did: home tells what changed since then."""
    before = user.last_login
    login(request, user)
    if before is not None:
        request.session[LOOKED] = before.isoformat()


def _form(request: HttpRequest, after: str, problem: str = "") -> HttpResponse:
    page = Page(account=request.POST.get("username", ""), after=after, problem=problem)
    return show_plain(request, "sign_in.html", page, council(), 422 if problem else 200)


def _after(request: HttpRequest) -> str:
    """Return where to go next: only ever one of our own pages, by its path."""
    asked = request.POST.get("next", request.GET.get("next", ""))
    own = url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return asked if own and asked.startswith("/") else "/"
