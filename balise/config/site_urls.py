"""Addresses of the public face."""

from django.urls import include, path

from balise.site import errors

urlpatterns = [
    path("api/v1/", include("balise.site.api.urls")),
    path("", include("balise.site.urls")),
]

handler400 = errors.bad_request
handler404 = errors.not_found
handler500 = errors.server_error
