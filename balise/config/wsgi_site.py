"""The public face for a WSGI server: `granian --interface wsgi balise.config.wsgi_site:application`."""

import contextlib
import os

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "balise.config.site"
application = get_wsgi_application()

# Load the pack before the first visit: the first person must not wait for it.
from balise.site.current_pack import NoPack, current  # noqa: E402 - needs the settings

with contextlib.suppress(NoPack):
    current()
