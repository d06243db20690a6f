from django.conf import settings
from django.core.checks import Tags, Warning, register


@register(Tags.security, deploy=True)
def certificates_are_signed_with_a_key_of_our_own(app_configs, **kwargs):
    """Run by `manage.py check --deploy`: a public server should not go on marking its certificates TEST."""
    if settings.CERTIFICATE_KEY:
        return []
    said = "CERTIFICATE_KEY is not set, so every certificate that is issued says TEST and proves nothing."
    return [Warning(said, hint="`manage.py make_certificate_key` makes one.", id="venues.W001")]
