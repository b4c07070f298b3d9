"""The same security headers on every answer, exact: one table, tested for equality."""

import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from balise.site.streets import streets_origin
from balise.site.style import STYLE_HASH

# Everything a page may ask a phone for, refused. Names: W3C permissions policy registry.
POWERS = (
    "accelerometer", "autoplay",
    "browsing-topics", "camera", "clipboard-read", "compute-pressure", "display-capture",
    "encrypted-media", "fullscreen", "gamepad", "geolocation", "gyroscope", "hid", "identity-credentials-get",
    "idle-detection", "keyboard-map", "local-fonts", "magnetometer", "microphone", "midi", "otp-credentials",
    "payment", "picture-in-picture", "publickey-credentials-create", "publickey-credentials-get",
    "screen-wake-lock", "serial", "storage-access", "sync-xhr", "usb", "window-management",
    "xr-spatial-tracking",
)  # fmt: skip

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; "
        f"style-src 'self' '{STYLE_HASH}'; img-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types balise"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # A page writes to the clipboard when a person asks it to copy a link, and never otherwise.
    "Permissions-Policy": ", ".join((*(f"{power}=()" for power in POWERS), "clipboard-write=(self)")),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-DNS-Prefetch-Control": "off",
}
NO_STORE = "no-store"


def security_headers(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware. A view may widen its own answer (the API's CORS, caching); silence means the strictest."""
    extra = {"Strict-Transport-Security": settings.BALISE_HSTS} if settings.BALISE_HSTS else {}
    table = {**HEADERS, **_streets_allowed(streets_origin(settings.BALISE_TILES)), **extra}

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in table.items():
            response.headers.setdefault(name, value)
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = NO_STORE
            response.headers["Server-Timing"] = _at(time.time())
        return response

    return middleware


def _at(seconds: float) -> str:
    """When a page was made, in milliseconds since 1970: the one header that says it to scripts.

    What is kept by nobody alone can say it. `frontend/src/screen/present.ts` reads it.
    """
    return f"at;dur={seconds * 1000:.0f}"


def _streets_allowed(origin: str) -> dict[str, str]:
    """The policy that lets the map read the operator's file of streets, when it is elsewhere."""
    name = "Content-Security-Policy"
    return (
        {name: HEADERS[name].replace("connect-src 'self'", f"connect-src 'self' {origin}")} if origin else {}
    )
