"""The form of a service, in the order in which somebody who has just spoken to it can answer."""

from modelcluster.forms import BaseChildFormSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface

from core.change_note_form import ChangeNotePanel
from core.text_checks_panel import TextChecksPanel
from support_services.choices import FinderFacet


class WaysToReach(BaseChildFormSet):
    default_error_messages = BaseChildFormSet.default_error_messages | {
        "too_few_forms": "Give at least one way to reach it: a number, a chat or a website."
    }


class WaysToReachPanel(InlinePanel):
    """The ways to reach a service: at least one before it is published."""

    def get_form_options(self):
        options = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = WaysToReach
        return options


SERVICE_PANELS = TabbedInterface(
    [
        ObjectList(
            [
                TextChecksPanel(heading="Before it is public"),
                FieldPanel("held_back_because"),
                FieldRowPanel(["name", "organisation"]),
                "what_it_does",
                "for_whom",
                WaysToReachPanel("contact_points", min_num=1, heading="Ways to reach it", label="Way to reach it"),
                FieldRowPanel(["hours", "hours_note"]),
                "instead",
                MultiFieldPanel(["cost", FieldRowPanel(["on_bill", "on_bill_note"])], heading="What a call costs"),
                ChangeNotePanel(),
            ],
            heading="The service",
        ),
        ObjectList(
            ["area", *[FieldPanel(facet.value) for facet in FinderFacet], "is_emergency"], heading="Who finds it"
        ),
        ObjectList(
            [
                MultiFieldPanel(
                    ["source_url", "source_words", FieldRowPanel(["source_date", "source_precision"])],
                    heading="Where it stands",
                ),
                MultiFieldPanel(
                    [
                        FieldPanel("called_today"),
                        FieldRowPanel(["checked_on", "checked_precision"]),
                        "checked_by_role",
                        "check_every_days",
                    ],
                    heading="When one of us checked it",
                ),
                "check_note",
                FieldRowPanel(["reference", "discreet_name"]),
            ],
            heading="Source and checks",
        ),
    ]
)
