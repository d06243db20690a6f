"""In the form of every page, and of each kind of row with words for readers: what to look at before it is public."""

from typing import Any

from wagtail.admin.panels import Panel

from core.page_texts import advice_for


class TextChecksPanel(Panel):
    class BoundPanel(Panel.BoundPanel):
        template_name = "core/admin/text_checks.html"

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            self.advice = advice_for(self.instance)

        def is_shown(self) -> bool:
            return super().is_shown() and bool(self.advice)
