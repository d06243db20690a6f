from wagtail.admin.forms import WagtailAdminModelForm


class MeasureForm(WagtailAdminModelForm):
    """A measure with its figures. A published figure that changes without a reason is shown at its row.

    Drafts are held to the same: a draft that could not be published would only fail later, and out of sight.
    """

    def is_valid(self):
        if not super().is_valid():
            return False
        problems = self.save(commit=False).refused_because
        # Read first: a set of rows no longer tells their order once one of them has an error.
        rows = {name: formset.ordered_forms for name, formset in self.formsets.items() if formset.can_order}
        for problem in problems:
            if problem.rows:
                rows[problem.rows][problem.row].add_error(problem.field, problem.message)
            self.add_error(None, problem.message)
        return not problems
