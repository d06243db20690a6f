from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context

register = template.Library()


class MainPartNode(template.Node):
    def __init__(self, nodelist: NodeList):
        self.nodelist = nodelist

    def render(self, context: Context) -> str:
        if "remembered_main" in context:
            return context["remembered_main"]
        made = self.nodelist.render(context)
        request = context.get("request")
        if place := getattr(request, "main_place", None):
            place.keep(made, context["page"].reads_differently_at(request))
        return made


@register.tag
def mainpart(parser: Parser, token: Token) -> MainPartNode:
    """Around a page's main part: made, or what `core.main_parts` remembers of it."""
    nodelist = parser.parse(("endmainpart",))
    parser.delete_first_token()
    return MainPartNode(nodelist)
