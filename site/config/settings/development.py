"""Autoreload and readable errors for somebody changing the code. Never for a server others can reach."""

from .embedded import *  # noqa: F403 - a settings module is its base and what it changes

DEBUG = True
PAGE_STORE = None
INTERNAL_IPS = ["127.0.0.1"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
