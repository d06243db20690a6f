"""The addresses of a process that serves readers alone: the editors' are of another one."""

from config.urls import handler404, pages, public  # noqa: F401

urlpatterns = [*public, *pages]
