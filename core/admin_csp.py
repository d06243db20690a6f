"""Wagtail's choosers without the script that each writes into the page, so that the admin's policy can refuse any."""

import json
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from wagtail.admin.widgets.chooser import BaseChooser
from wagtail.admin.widgets.workflows import AdminTaskChooser


def rendered_without_script(
    chooser: BaseChooser, name: str, value: Any, attrs: Any = None, renderer: Any = None
) -> SafeString:
    """What `BaseChooser.render` gives, with data for static/admin/start-widgets.js in place of its script."""
    value_data = chooser.get_value_data(value)
    start = {
        "name": chooser.js_constructor,
        "id": attrs["id"],
        "options_json": json.dumps(chooser.get_js_init_options(attrs["id"], name, value_data)),
    }
    html = chooser.render_html(name, value_data, attrs)
    return html + render_to_string("wagtailadmin/widgets/start.html", start)


def keep_scripts_out_of_choosers() -> None:
    BaseChooser.render = rendered_without_script
    # The one chooser that starts itself in its own way, without naming it here.
    AdminTaskChooser.js_constructor = "createTaskChooser"
