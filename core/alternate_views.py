"""The screen on which a page gets its other formats. What is saved is public at once, so it is for publishers alone."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.auth import permission_denied
from wagtail.admin.widgets import Button
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.models import Page, PagePermissionTester

from core.date_fields import BritishDateField
from core.models import AlternateKind, BasePage, PageAlternate
from core.site_request import SiteRequest


class AlternateForm(forms.ModelForm):  # type: ignore[type-arg]  # Django takes none when it runs
    """One kind of format. Without a file and an address there is none."""

    class Meta:
        model = PageAlternate
        fields = ("document", "address", "has_captions", "checked_on")
        widgets = {"document": AdminDocumentChooser}
        field_classes = {"checked_on": BritishDateField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        address = PageAlternate._meta.get_field("address").formfield(assume_scheme="https")
        assert address
        self.fields["address"] = address
        if self.instance.kind != AlternateKind.BSL:
            del self.fields["has_captions"]

    @property
    def is_empty(self) -> bool:
        return not any(self.data.get(self.add_prefix(name)) for name in ("document", "address"))


def page_formats(request: SiteRequest, page_id: int) -> HttpResponse:
    page = get_object_or_404(Page, pk=page_id)
    if not PagePermissionTester(request.user, page).can_publish():
        return permission_denied(request)
    forms_shown = list(forms_of(page, request))
    filled = [form for form in forms_shown if form.is_bound and not form.is_empty]
    are_right = [form.is_valid() for form in filled]  # all of them, so that each says what is wrong with it
    if request.method == "POST" and all(are_right):
        with transaction.atomic():
            PageAlternate.objects.filter(page=page).exclude(kind__in=[form.instance.kind for form in filled]).delete()
            for form in filled:
                form.save()
        messages.success(request, f"Saved. “{page.title}” stands in {len(filled)} other formats.")
        return redirect("page_formats", page.pk)
    return TemplateResponse(request, "core/admin/page_formats.html", {"page": page, "forms": forms_shown})


def forms_of(page: Page, request: SiteRequest) -> Iterator[AlternateForm]:
    """One for each kind; what is left empty is not looked at."""
    known = {each.kind: each for each in PageAlternate.objects.filter(page=page)}
    for kind in AlternateKind:
        instance = known.get(kind) or PageAlternate(page=page, kind=kind)
        form = AlternateForm(request.POST or None, instance=instance, prefix=kind.value)
        yield AlternateForm(instance=instance, prefix=kind.value) if form.is_bound and form.is_empty else form


@hooks.register("register_admin_urls")
def format_addresses() -> list[Any]:
    return [path("pages/<int:page_id>/formats/", page_formats, name="page_formats")]


@hooks.register("register_page_header_buttons")
def formats_button(page: Any, user: Any, *args: Any, **kwargs: Any) -> Any:
    if issubclass(page.specific_class or Page, BasePage) and PagePermissionTester(user, page).can_publish():
        yield Button("Other formats", reverse("page_formats", args=[page.pk]), icon_name="view", priority=47)
