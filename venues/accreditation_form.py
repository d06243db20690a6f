"""The form of an accreditation. Its model needs it, so it stands beside the models."""

from wagtail.admin.forms import WagtailAdminModelForm

ON_THE_CERTIFICATE = {"venue", "scheme_year", "level", "valid_from", "valid_to"}


class AccreditationForm(WagtailAdminModelForm):
    """An accreditation whose certificate is out keeps what is printed on it."""

    def clean(self):
        cleaned = super().clean()
        changed = ON_THE_CERTIFICATE & set(self.changed_data)
        if changed and self.instance.pk and self.instance.certificates.exists():
            for name in changed:
                self.add_error(name, "This is on the certificate that was issued. Replace the accreditation instead.")
        year = cleaned.get("scheme_year")
        others = [award for award in cleaned.get("awards", ()) if year and award.scheme_year_id != year.pk]
        if others:
            names = ", ".join(f"“{award}”" for award in others)
            self.add_error("awards", f"{names}: of another year. Choose awards of {year}.")
        return cleaned
