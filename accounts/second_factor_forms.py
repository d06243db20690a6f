from datetime import timedelta

from allauth.account.forms import ReauthenticateForm as AllauthPasswordForm
from allauth.mfa.base.forms import AuthenticateForm, BaseAuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as AllauthCodeForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.forms import ValidationError

from accounts.forms import check_own_password, too_many_tries
from core.attempt_limits import Attempt, AttemptLimit, count_attempt, forget
from delivery.clock import london_now, seconds_since_epoch

CODES = AttemptLimit("code of the second factor", 5, timedelta(days=1), timedelta(seconds=30))
PERIOD = 30  # seconds that a code is good for
FURTHEST = 30  # periods: a quarter of an hour, either way


class LimitedCode(BaseAuthenticateForm):
    def clean_code(self) -> str:
        attempts = [Attempt(CODES, str(self.user.pk))]
        if wait := count_attempt(attempts, london_now()):
            raise too_many_tries(wait)
        try:
            code = super().clean_code()
        except ValidationError:
            app = Authenticator.objects.filter(user=self.user, type=Authenticator.Type.TOTP).first()
            if app:
                say_if_clock_is_wrong(decrypt(app.data["secret"]), self.cleaned_data["code"])
            raise
        forget(attempts)
        return code


class SecondStepForm(LimitedCode, AuthenticateForm):
    """After the password."""


class CodeAgainForm(LimitedCode, AllauthCodeForm):
    """Before something of the account changes."""


class PasswordAgainForm(AllauthPasswordForm):
    def clean_password(self) -> str:
        check_own_password(self.user, self.cleaned_data["password"])
        return self.cleaned_data["password"]


class AddAppForm(ActivateTOTPForm):
    def clean_code(self) -> str:
        try:
            return super().clean_code()
        except ValidationError:
            say_if_clock_is_wrong(self.secret, self.cleaned_data["code"])
            raise


def say_if_clock_is_wrong(secret: str, typed: str) -> None:
    """A code that was right some minutes ago, or will be, is not let in, but she is told what to mend."""
    periods = periods_off(secret, "".join(typed.split()))
    if periods:
        minutes = max(1, round(abs(periods) * PERIOD / 60))
        raise ValidationError(
            f"The clock of your phone is about {minutes} minute{'' if minutes == 1 else 's'} "
            f"{'fast' if periods > 0 else 'slow'}. Let the phone set its time by itself, then type the new code.",
            code="clock",
        )


def periods_off(secret: str, code: str) -> int:
    """0 where the code is not of any moment near this one."""
    present = int(seconds_since_epoch()) // PERIOD
    near = sorted(range(-FURTHEST, FURTHEST + 1), key=abs)
    return next((off for off in near if format_hotp_value(hotp_value(secret, present + off)) == code), 0)
