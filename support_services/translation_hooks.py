"""Where editors find the languages of a page. Imported when the app is ready."""

from django.urls import path
from wagtail import hooks
from wagtail.admin.widgets import Button

from support_services import translation_views
from support_services.models.translations import TranslatedPage
from support_services.page_rights import may_edit


@hooks.register("register_admin_urls")
def translation_addresses():
    return [
        path("pages/<int:page_id>/languages/", translation_views.begin_translation, name="begin_translation"),
        path("pages/<int:page_id>/translate/", translation_views.translate_page, name="translate_page"),
        path("pages/<int:page_id>/translation.po", translation_views.translation_file, name="translation_file"),
    ]


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def languages_button(page, user, *args, **kwargs):
    if issubclass(page.specific_class, TranslatedPage) and may_edit(page, user):
        yield Button("In other languages", translation_views.address_for(page), icon_name="globe", priority=46)
