"""`{% covered words %}…{% endcovered %}`: the text of a paper without the names that have left public view."""

from django import template
from django.utils.safestring import mark_safe

from plans.presentation.reports import without

register = template.Library()


@register.simple_block_tag
def covered(content, words):
    # `content` is rendered, escaped HTML; covering words in it adds no markup.
    return mark_safe(without(words, content))
