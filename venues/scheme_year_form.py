"""The form of a scheme year. Its model needs it, so it stands beside the models."""

from wagtail.admin.forms import WagtailAdminModelForm


class SchemeYearForm(WagtailAdminModelForm):
    """A level or an award that venues hold cannot be taken out of its year."""

    def is_valid(self):
        valid = super().is_valid()
        for name in ("levels", "awards"):
            formset = self.formsets.get(name)
            for form in formset.deleted_forms if formset and formset.is_bound else ():
                if form.instance.pk and (how_many := form.instance.accreditations.count()):
                    plural = "s" if how_many > 1 else ""
                    self.add_error(
                        None,
                        f"“{form.instance.name}” is on {how_many} accreditation{plural}, so it stays. "
                        "Change those first.",
                    )
                    valid = False
        return valid
