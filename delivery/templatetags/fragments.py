from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context

register = template.Library()
LAST = "main"


class KnownPartNode(template.Node):
    def __init__(self, name: str, nodelist: NodeList):
        self.name, self.nodelist = name, nodelist

    def render(self, context: Context) -> str:
        if "known_parts" in context:
            return context["known_parts"][self.name]
        made = self.nodelist.render(context)
        request, page = context.get("request"), context.get("page")
        place = getattr(request, "known_place", None)
        if place and page:  # an error page that is made instead has none
            place.made[self.name] = made
            if self.name == LAST:
                place.keep(page.reads_differently_at(request))
        return made


@register.tag
def knownpart(parser: Parser, token: Token) -> KnownPartNode:
    """Around what a page says itself: `{% knownpart head %}`, and last `{% knownpart main %}`. It is made, or it is
    what `delivery.fragments` remembers."""
    _, name = token.split_contents()
    nodelist = parser.parse(("endknownpart",))
    parser.delete_first_token()
    return KnownPartNode(name, nodelist)
