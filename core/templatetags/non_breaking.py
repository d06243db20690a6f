"""Around what a page says: `{% nonbreaking %}…{% endnonbreaking %}`."""

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context

from core.non_breaking import without_breaks

register = template.Library()


class NonBreakingNode(template.Node):
    def __init__(self, nodelist: NodeList):
        self.nodelist = nodelist

    def render(self, context: Context) -> str:
        return without_breaks(self.nodelist.render(context))


@register.tag
def nonbreaking(parser: Parser, token: Token) -> NonBreakingNode:
    nodelist = parser.parse(("endnonbreaking",))
    parser.delete_first_token()
    return NonBreakingNode(nodelist)
