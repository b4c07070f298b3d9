"""The public face for a WSGI server: `granian --interface wsgi balise.config.wsgi_site:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "balise.config.site"
application = get_wsgi_application()
