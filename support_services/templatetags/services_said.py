from django import template

from support_services.speaking import marked

register = template.Library()


@register.simple_tag
def say(text: str) -> str:
    """What a service says of itself, in the language of the page; marked where it is in English all the same."""
    return marked(text)
