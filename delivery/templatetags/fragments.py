from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context

register = template.Library()
LAST = "main"


class FragmentNode(template.Node):
    def __init__(self, name: str, nodelist: NodeList):
        self.name, self.nodelist = name, nodelist

    def render(self, context: Context) -> str:
        if "fragments" in context:
            return context["fragments"][self.name]
        made = self.nodelist.render(context)
        request, page = context.get("request"), context.get("page")
        place = getattr(request, "fragment_store", None)
        if place and page:  # an error page that is made instead has none
            place.made[self.name] = made
            if self.name == LAST:
                place.keep(page.expires_at(request))
        return made


@register.tag
def fragment(parser: Parser, token: Token) -> FragmentNode:
    """Around what a page says itself: `{% fragment head %}`, and last `{% fragment main %}`. It is made, or it is
    what `delivery.fragments` remembers."""
    _, name = token.split_contents()
    nodelist = parser.parse(("endfragment",))
    parser.delete_first_token()
    return FragmentNode(name, nodelist)
