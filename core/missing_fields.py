"""A form that is sent without the fields it has, as programs do it: answered 400, where Wagtail breaks."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import BadRequest
from django.core.signing import BadSignature
from django.forms import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.datastructures import MultiValueDictKeyError
from wagtail.admin.forms.choosers import URLOrAbsolutePathValidator
from wagtail.contrib.redirects.forms import ConfirmImportManagementForm


class MissingFieldsMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> None:
        if isinstance(problem, MultiValueDictKeyError):
            raise BadRequest(f"Nothing was sent as {problem}.") from problem


def is_absolute_path(value: str | None) -> bool:
    return bool(value) and str(value).startswith("/")


as_wagtail_has_it = ConfirmImportManagementForm.clean


def clean_signed_fields(form: ConfirmImportManagementForm) -> dict[str, Any]:
    try:
        for name in ("import_file_name", "input_format"):
            form.signer.unsign(form.cleaned_data[name])
    except (KeyError, BadSignature) as problem:
        raise ValidationError("This page is too old. Choose the file again.") from problem
    return as_wagtail_has_it(form)


def mend_wagtails_forms() -> None:
    """Those of its forms that break on a field that was not sent, before they can say that it is needed."""
    URLOrAbsolutePathValidator.is_absolute_path = staticmethod(is_absolute_path)
    ConfirmImportManagementForm.clean = clean_signed_fields
