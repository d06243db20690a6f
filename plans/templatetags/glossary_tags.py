"""`{% explained %}…{% endexplained %}`: text in which the first use of each word of the trade leads to the glossary."""

from django import template
from django.utils.safestring import mark_safe

from plans.models import glossary_links
from plans.presentation.glossary import with_glossary

register = template.Library()


@register.simple_block_tag
def explained(content):
    # `content` is rendered, escaped HTML; the links put into it are escaped where they are made.
    return mark_safe(with_glossary(content, glossary_links()))
