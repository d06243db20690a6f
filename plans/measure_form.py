from wagtail.admin.forms import WagtailAdminModelForm

from core.publishing import show_problems


class MeasureForm(WagtailAdminModelForm):
    """A measure with its figures. A published figure that changes without a reason is shown at its row.

    Drafts are held to the same: a draft that could not be published would only fail later, and out of sight.
    """

    def is_valid(self):
        if not super().is_valid():
            return False
        problems = self.save(commit=False).refused_because
        show_problems(self, problems)
        return not problems
