"""The same security headers on every answer, exact: one table, tested for equality."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from balise.site.style import STYLE_HASH

# Everything a page may ask a phone for, refused. Names: W3C permissions policy registry.
POWERS = (
    "accelerometer", "autoplay",
    "browsing-topics", "camera", "clipboard-read", "clipboard-write", "compute-pressure", "display-capture",
    "encrypted-media", "fullscreen", "gamepad", "geolocation", "gyroscope", "hid", "identity-credentials-get",
    "idle-detection", "keyboard-map", "local-fonts", "magnetometer", "microphone", "midi", "otp-credentials",
    "payment", "picture-in-picture", "publickey-credentials-create", "publickey-credentials-get",
    "screen-wake-lock", "serial", "storage-access", "sync-xhr", "usb", "window-management",
    "xr-spatial-tracking",
)  # fmt: skip

HEADERS = {
    "Content-Security-Policy": (
        f"default-src 'none'; style-src '{STYLE_HASH}'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{power}=()" for power in POWERS),
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
    table = {**HEADERS, **extra}

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in table.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", NO_STORE)
        return response

    return middleware
