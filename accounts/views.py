"""A forgotten password, and one's own account."""

from datetime import timedelta
from functools import partial

from django.http import HttpResponse, HttpResponseRedirect
from wagtail.admin.views.account import (
    AccountView,
    AvatarSettingsPanel,
    ChangePasswordPanel,
    NameEmailSettingsPanel,
    PasswordResetView,
)

from accounts.after_answer import after_answer
from accounts.forms import NameAndMailboxForm, OwnPasswordForm, too_many_tries
from core.attempt_limits import Attempt, AttemptLimit, count_attempt
from core.client_ip import address_of, network_of

HOUR = timedelta(hours=1)
ASKED_FROM = AttemptLimit("password reset: address", 10, HOUR, from_first=True)
LETTERS_TO = AttemptLimit("password reset: mailbox", 3, HOUR, from_first=True)


class ForgottenPasswordView(PasswordResetView):
    """Says and does the same whether there is such an account or not: all that differs follows the answer."""

    def form_valid(self, form) -> HttpResponse:
        self.request.sign_in_wait = count_attempt(
            [Attempt(ASKED_FROM, network_of(address_of(self.request)))], self.request.now
        )
        if self.request.sign_in_wait:
            form.add_error(None, too_many_tries(self.request.sign_in_wait))
            return self.form_invalid(form)
        mailbox = form.cleaned_data["email"].strip().casefold()
        if not count_attempt([Attempt(LETTERS_TO, mailbox)], self.request.now):
            after_answer(self.request, partial(form.save, **self.letter()))
        return HttpResponseRedirect(self.get_success_url())

    def letter(self) -> dict:
        return {
            "use_https": self.request.is_secure(),
            "token_generator": self.token_generator,
            "email_template_name": self.email_template_name,
            "subject_template_name": self.subject_template_name,
            "request": self.request,
        }


class SiteAccountView(AccountView):
    """Wagtail's, which asks for the password before the mailbox changes.

    It takes no picture of oneself: Wagtail reads it without any limit, beside those who serve, and nobody would see it.
    """

    FORMS = {NameEmailSettingsPanel: NameAndMailboxForm, ChangePasswordPanel: OwnPasswordForm}

    def get_panels(self) -> list:
        panels = [panel for panel in super().get_panels() if not isinstance(panel, AvatarSettingsPanel)]
        for panel in panels:
            panel.form_class = self.FORMS.get(type(panel), panel.form_class)
        return panels
