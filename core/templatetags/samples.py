"""A page on which anything is marked as made up says so at its top, whatever put it there."""

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

MARK = format_html('<b class="sample">{}</b>', "Sample")


@register.simple_tag
def sample_mark(is_sample: bool = True) -> SafeString | str:
    """Beside whatever is made up."""
    return MARK if is_sample else ""


class SamplesSaidNode(template.Node):
    def __init__(self, nodelist: NodeList):
        self.nodelist = nodelist

    def render(self, context: Context) -> str:
        made = self.nodelist.render(context)
        return render_to_string("components/sample_note.html") + made if MARK in made else made


@register.tag
def samplessaid(parser: Parser, token: Token) -> SamplesSaidNode:
    """Around what a page says: `{% samplessaid %}…{% endsamplessaid %}`."""
    nodelist = parser.parse(("endsamplessaid",))
    parser.delete_first_token()
    return SamplesSaidNode(nodelist)
