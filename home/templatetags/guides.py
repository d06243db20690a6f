from django import template

from home.guides import guide_for

register = template.Library()


@register.inclusion_tag("home/admin/guide_link.html", takes_context=True)
def guide_of_this_screen(context) -> dict:
    request = context.get("request")
    return {"guide": guide_for(request) if request else None}
