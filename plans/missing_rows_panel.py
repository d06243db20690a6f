"""In a decision's form: which areas of the plan have no outcome yet, and one button that makes what is missing."""

from wagtail.admin.panels import Panel

from delivery.clock import london_now
from plans.models.plan_history import without_outcome


class MissingRowsPanel(Panel):
    class BoundPanel(Panel.BoundPanel):
        template_name = "plans/admin/missing_rows.html"

        def get_context_data(self, parent_context=None):
            areas = without_outcome(self.instance, london_now().date())
            kinds = self.instance.transitions.model.KINDS
            one_to_one = [(kind.value, word) for kind, word in kinds if kind not in NOT_OF_ONE_AREA]
            return super().get_context_data(parent_context) | {"areas": areas, "kinds": one_to_one}


# Whatever takes in several areas, or none, is put together by hand.
NOT_OF_ONE_AREA = ("merged", "new", "reinstated")
