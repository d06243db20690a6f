from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context

register = template.Library()


class FragmentNode(template.Node):
    def __init__(self, name: str, nodelist: NodeList):
        self.name, self.nodelist = name, nodelist

    def render(self, context: Context) -> str:
        if "fragments" in context:
            held: str = context["fragments"][self.name]
            return held
        made = self.nodelist.render(context)
        store = getattr(context.get("request"), "fragment_store", None)
        if store:
            store.made[self.name] = made
        return made


@register.tag
def fragment(parser: Parser, token: Token) -> FragmentNode:
    """Around what a page says itself, as in `{% fragment main %}`. It is made, or it is what `delivery.fragments`
    holds."""
    _, name = token.split_contents()
    nodelist = parser.parse(("endfragment",))
    parser.delete_first_token()
    return FragmentNode(name, nodelist)
