"""What every template may know about where it is."""

from django.http import HttpRequest


def wayfinding(request: HttpRequest) -> dict:
    """`wayfinder`, from which templates read the partnership and the menu; nothing is read until they do."""
    wayfinder = getattr(request, "wayfinder", None)
    return {"wayfinder": wayfinder} if wayfinder else {}
