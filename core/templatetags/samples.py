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


class SampleNoticeNode(template.Node):
    def __init__(self, nodelist: NodeList):
        self.nodelist = nodelist

    def render(self, context: Context) -> str:
        made = self.nodelist.render(context)
        return render_to_string("components/sample_note.html") + made if MARK in made else made


@register.tag
def samplenotice(parser: Parser, token: Token) -> SampleNoticeNode:
    """Around what a page says: `{% samplenotice %}…{% endsamplenotice %}`."""
    nodelist = parser.parse(("endsamplenotice",))
    parser.delete_first_token()
    return SampleNoticeNode(nodelist)
