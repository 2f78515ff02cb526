"""Tells the browser to run, load and send nothing but what the council's own pages ask for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    # Django's own are set further in, where an answer to a strange host or a torn form never comes.
    "X-Frame-Options": "DENY",
    "Cache-Control": "private, no-store",
}

Answer = Callable[[HttpRequest], HttpResponseBase]


def guarded(get_response: Answer) -> Answer:
    """Middleware: every answer carries `HEADERS`, unless its view has set its own."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return answer
