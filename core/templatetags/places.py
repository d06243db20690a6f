from django import template

from core.places import ShownAt, places_that_show

register = template.Library()


@register.simple_tag(takes_context=True)
def places_of_object(context: template.Context) -> list[ShownAt]:
    """Of what an admin's page is about."""
    thing = next((context[name] for name in ("object", "page", "image", "document") if context.get(name)), None)
    return places_that_show(thing) if thing is not None else []
