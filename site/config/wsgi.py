"""The door through which an application server calls the site. What is kept is sent while Django is still loading."""

import gc
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.embedded")

from delivery.page_cache import fallback, middleware
from delivery.page_cache.factory import make_page_cache
from delivery.upstream.lazy_app import LazyApplication, has_running_siblings
from support_services.back_navigation import browser_went_back
from support_services.exit_sites import LEAVE_PATH, STARTER


def load():
    """Django with all its addresses: nobody is to wait for these either."""
    from django.core.wsgi import get_wsgi_application
    from django.urls import get_resolver

    gc.disable()  # while loading nothing is garbage, and looking for it takes a tenth of the time
    site = get_wsgi_application()
    assert get_resolver().reverse_dict
    gc.freeze()  # what has been loaded stays: Python need not look through it for garbage again and again
    gc.enable()
    return site


middleware.register_private_rule(browser_went_back)  # what is kept of the support pages is not for everybody at once
fallback.register_exit(LEAVE_PATH, STARTER)
site = LazyApplication(load)
if has_running_siblings():
    site.loaded.wait()
application = make_page_cache(site)
