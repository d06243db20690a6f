"""Which pictures and documents anybody may fetch: those that something public shows.

Asked of Wagtail's index of references, which follows what is saved and published. Whoever may sign in to the editors'
site may fetch all of them: drafts are made of them there. Who reads one draft by a link may fetch what that one shows.
"""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import DraftStateMixin, Page, ReferenceIndex

from core.models import PageAlternate, PartnershipSettings, SiteImage, SiteRendition
from core.public_pages import is_open
from core.site_request import SiteRequest


def may_fetch(request: SiteRequest, file: Model) -> bool:
    """Whether whoever asks may have this picture or document."""
    return is_editor(request) or is_shown(file)


def is_editor(request: SiteRequest) -> bool:
    user = getattr(request, "user", None)  # where the editors' site is elsewhere, nobody is signed in
    return bool(user and user.is_active and user.has_perm("wagtailadmin.access_admin"))


def is_shown(file: Model) -> bool:
    """Whether a page that anybody may read, or a live row, shows this picture or leads to this document."""
    users = ReferenceIndex.get_references_to(file).values_list("base_content_type", "object_id").distinct()
    by_kind: dict[int, list[str]] = {}
    for kind, key in users:
        by_kind.setdefault(kind, []).append(key)
    return any(is_public(kind, keys) for kind, keys in by_kind.items()) or is_logo(file)


def is_logo(file: Model) -> bool:
    """Whether every page shows it, since the settings name it. The index follows no settings."""
    return isinstance(file, SiteImage) and PartnershipSettings.objects.filter(logo=file).exists()


def is_public(kind: int, keys: list[str]) -> bool:
    """Whether one of these rows, all of the content type with this id, is public."""
    model = ContentType.objects.get_for_id(kind).model_class()
    if model is None:
        return False
    rows = model._default_manager.filter(pk__in=keys)
    if issubclass(model, Page):
        rows = rows.filter(is_open())
    elif issubclass(model, PageAlternate):
        rows = rows.filter(is_open("page"))
    elif issubclass(model, DraftStateMixin):
        rows = rows.filter(live=True)
    return rows.exists()


def is_used_in(page: Page, file: Model) -> bool:
    """Whether this version of a page, which the index of references knows nothing of, shows the file or leads to it."""
    wanted = (ContentType.objects.get_for_model(file).pk, str(file.pk))
    return any((kind, key) == wanted for kind, key, *_ in ReferenceIndex._extract_references_from_object(page))


def rendition_at(name: str) -> SiteRendition | None:
    """The picture whose file has this name in the storage. Originals are never handed out: pages show renditions."""
    return SiteRendition.objects.select_related("image").filter(file=name).first()
