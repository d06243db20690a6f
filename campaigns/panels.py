"""The edition's form, in the order in which a campaign is thought up."""

from django.forms import CheckboxSelectMultiple
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    Panel,
)

from campaigns.link_counts import totals_of


class LastSeasonPanel(Panel):
    """What came of the edition this one was made from, beside the questions it leaves."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "campaigns/admin/last_season.html"

        def is_shown(self):
            return super().is_shown() and self.instance.made_from is not None

        def get_context_data(self, parent_context=None):
            last = self.instance.made_from
            context = super().get_context_data(parent_context)
            return context | {"last": last, "totals": totals_of(last) if last else []}


class CarriedOverPanel(FieldPanel):
    """The questions themselves; not there where nothing was taken over."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self):
            return super().is_shown() and bool(self.form.fields["carried_checked"].choices)


def ticks(field: str) -> FieldPanel:
    """Boxes to tick: in a list of many, a click without the right key held down would lose the others."""
    return FieldPanel(field, widget=CheckboxSelectMultiple)


WHAT_IT_NEEDS = """<p>Fill in what you know and save: a draft can be incomplete. When you publish or submit, you are
told everything that is missing at once. To choose the minute at which it becomes public, press the i at the
top right and set a schedule: until then nobody can open the page or any of its files.</p>"""

EDITION_PANELS = [
    HelpPanel(WHAT_IT_NEEDS),
    LastSeasonPanel(heading="Last season"),
    CarriedOverPanel("carried_checked"),
    MultiFieldPanel(
        [FieldRowPanel(["starts_on", "ends_on"]), "is_always_on", "audiences"], heading="When, and for whom"
    ),
    MultiFieldPanel(["lead", FieldRowPanel(["picture", "picture_alt"]), "messages"], heading="What it says"),
    InlinePanel("ways_to_act", heading="What people can do", label="Way to act"),
    MultipleChooserPanel(
        "chosen_venues",
        chooser_field_name="venue",
        heading="Venues of the register",
        label="Venue",
        help_text="Such as those that take part. The page says what the register says of each that day: nothing "
        "has to be changed here when an award ends or a venue closes.",
    ),
    InlinePanel(
        "assets",
        heading="Files of the pack",
        label="File",
        help_text="Posters, pictures, videos. Nobody can open a file before the page is public.",
    ),
    FieldPanel("words", heading="Words to copy"),
    MultiFieldPanel([ticks("activities"), ticks("partners")], heading="The plan and the partners"),
    MultiFieldPanel([FieldRowPanel(["contact_team", "contact_email"]), "people_named"], heading="People"),
    "is_sample",
    MultiFieldPanel(
        ["is_on_front_page", "banner_words", FieldRowPanel(["banner_from", "banner_until"]), "banner_part"],
        heading="Elsewhere on the site",
    ),
    FieldPanel("results"),
]
