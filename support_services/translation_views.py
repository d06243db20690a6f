"""The screen on which a page is translated: each piece beside its words, and the same as a file to a translator."""

from typing import cast

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Page

from core.site_request import SiteRequest
from support_services.languages import direction, own_name
from support_services.models.translations import TranslatedPage
from support_services.page_rights import may_edit
from support_services.translating.drafts import CannotTranslate, begin, pairs_of, take_in
from support_services.translating.po_files import LARGEST, po_of, problems_with, words_in


class LanguageForm(forms.Form):
    language = forms.CharField(
        label="Language",
        max_length=12,
        help_text="Its code, such as bn for Bengali, pl for Polish or ar for Arabic. A draft is made, and nobody sees "
        "it before a speaker has read it.",
    )


class PoFileForm(forms.Form):
    file = forms.FileField(label="The file from your translator", widget=forms.FileInput(attrs={"accept": ".po"}))


def begin_translation(request: SiteRequest, page_id: int) -> HttpResponse:
    page = _page(request, page_id)
    form = LanguageForm(request.POST or None)
    if form.is_valid():
        try:
            made = begin(page, form.cleaned_data["language"].strip(), request.user)
        except CannotTranslate as problem:
            form.add_error("language", str(problem))
        else:
            return redirect("translate_page", made.pk)
    languages = [
        (each, own_name(each.locale.language_code)) for each in page.get_translations().select_related("locale")
    ]
    context = {"form": form, "page": page, "languages": languages}
    return TemplateResponse(request, "support_services/admin/begin_translation.html", context)


def translate_page(request: SiteRequest, page_id: int) -> HttpResponse:
    """Every piece of the source as it is now, beside its words. Saving makes a draft."""
    page = _translation(request, page_id)
    pairs, problem, form = pairs_of(page), "", PoFileForm()
    if request.method == "POST":
        try:
            if file := cast("UploadedFile | None", request.FILES.get("file")):
                said = words_in(file.read(LARGEST + 1), page)
            else:
                said = {piece: request.POST.get(f"w{n}", "").strip() for n, (piece, _) in enumerate(pairs)}
                pairs = list(said.items())
                if problems := list(problems_with({piece: words for piece, words in said.items() if words})):
                    raise CannotTranslate(" ".join(problems))
            take_in(page, said, request.user)
            messages.success(request, f"Saved as a draft. {page.waiting} of {len(page.translated_from)} pieces wait.")
            return redirect("translate_page", page.pk)
        except CannotTranslate as error:
            problem = str(error)
        except ValidationError as error:
            problem = " ".join(error.messages)
    code = str(page.language_code)
    context = {
        "page": page, "pairs": pairs, "problem": problem, "form": form, "language": own_name(code), "code": code,
        "direction": direction(code), "waiting": sum(not words for _, words in pairs),
    }  # fmt: skip
    return TemplateResponse(request, "support_services/admin/translate_page.html", context)


@require_safe
def translation_file(request: SiteRequest, page_id: int) -> HttpResponse:
    page = _translation(request, page_id)
    name = f"{page.language_code}-{page.source.slug}.po"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(po_of(page), content_type="text/x-gettext-translation; charset=utf-8", headers=headers)


def _page(request: SiteRequest, page_id: int) -> TranslatedPage:
    page = get_object_or_404(Page, pk=page_id)
    if not issubclass(page.specific_class or Page, TranslatedPage):
        raise Http404
    if not may_edit(page, request.user):
        raise PermissionDenied
    return page.get_latest_revision_as_object()


def _translation(request: SiteRequest, page_id: int) -> TranslatedPage:
    page = _page(request, page_id)
    if not page.is_translation:
        raise Http404
    return page


def address_for(page: Page) -> str:
    """Where the translating of a page goes on, or begins."""
    name = "translate_page" if page.specific_deferred.is_translation else "begin_translation"
    return reverse(name, args=[page.pk])
