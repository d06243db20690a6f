"""Two fifths of a test's time went into Wagtail's indexes, of search and of references: tasks that it runs after each
save."""

from collections.abc import Iterator
from contextlib import contextmanager

from django_tasks import task_backends
from django_tasks.backends.immediate import ImmediateBackend


class LeavesUndone(ImmediateBackend):
    def enqueue(self, task, args, kwargs):
        return None


@contextmanager
def left_undone() -> Iterator[None]:
    before = task_backends["default"]
    task_backends["default"] = LeavesUndone("default", {})
    try:
        yield
    finally:
        task_backends["default"] = before
