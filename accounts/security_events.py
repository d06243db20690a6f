"""What the security log writes down, and where it learns of it. Pages stand there by their number, never by title."""

from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail.documents.models import document_served
from wagtail.log_actions import get_active_log_context
from wagtail.models import (
    CollectionViewRestriction,
    GroupCollectionPermission,
    GroupPagePermission,
    PageViewRestriction,
)
from wagtail.signals import published, unpublished

from core.models import SecurityEventKind as Kind
from core.security_log import record

LETTER_ABOUT = ("email", "password")
WATCHED = ("username", "first_name", "last_name", "email", "is_active", "is_staff", "is_superuser")
# Views of the admin that carry data out or in, by how they are asked.
CARRY = {
    ("GET", "venues_export"): Kind.EXPORT,
    ("GET", "venues_import_problems"): Kind.EXPORT,
    ("GET", "venues_print_year"): Kind.EXPORT,
    ("POST", "venues_certificate_letters"): Kind.EXPORT,
    ("POST", "venues_import"): Kind.IMPORT,
    ("POST", "venues_import_apply"): Kind.IMPORT,
    ("POST", "venues_import_undo"): Kind.IMPORT,
    ("POST", "import_services"): Kind.IMPORT,
    ("POST", "import_paper"): Kind.IMPORT,
    ("POST", "make_paper_drafts"): Kind.IMPORT,
    ("GET", "campaign_draft_file"): Kind.ORIGINAL,
    ("GET", "held_file_content"): Kind.ORIGINAL,
    ("GET", "rendering_of_paper"): Kind.ORIGINAL,
}


def named(instance: Model) -> str:
    return f"{instance._meta.label} {instance.pk}"


def kind_of_move(method: str, view_name: str) -> Kind | None:
    return CARRY.get((method, view_name))


class DataMovedMiddleware:
    """Exports of Wagtail's lists (`?export=csv`), and the views that carry data out or in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        match = request.resolver_match
        if match and response.status_code < 400 and request.path.startswith(settings.ADMIN_PATHS):
            is_export = bool(request.GET.get("export"))
            kind = Kind.EXPORT if is_export else kind_of_move(request.method or "", match.view_name)
            about = match.view_name
            if kind == Kind.ORIGINAL:  # with its number, and not each small picture that a preview shows
                about += f" {next(iter(match.kwargs.values()))}"
                kind = None if response.get("Content-Type", "").startswith("image/") else kind
            if kind and request.user.is_authenticated:
                record(kind, request=request, about=about)
        return response


def signed_in(sender, request, user, **kwargs) -> None:
    record(Kind.SIGNED_IN, user=user, request=request)


def signed_out(sender, request, user, **kwargs) -> None:
    if user is not None:
        record(Kind.SIGNED_OUT, user=user, request=request)


def refused(sender, credentials, request=None, **kwargs) -> None:
    """Not what was typed: it may be the password. Tries that only had to wait are not tries."""
    if request is None or getattr(request, "sign_in_wait", None):
        return
    typed = credentials.get("username", "")
    user = get_user_model().objects.filter(username=typed).first() if typed and "\0" not in typed else None
    record(Kind.REFUSED, request=request, about=named(user) if user else "no such account")


def remember_account(sender, instance, raw=False, update_fields=None, **kwargs) -> None:
    """What it said before it is saved. Whoever signs in is saved too, and changes nothing."""
    if raw or update_fields is not None and not set(update_fields) & set(WATCHED):
        return
    instance.account_before = sender.objects.filter(pk=instance.pk).values(*WATCHED).first() if instance.pk else None


def account_saved(sender, instance, created, raw=False, **kwargs) -> None:
    before = instance.__dict__.pop("account_before", None)
    changed = [name for name in WATCHED if before and before[name] != getattr(instance, name)]
    if instance._password is not None and not created:  # Django clears it after this: it was set, and is kept hashed
        changed.append("password")
    if raw or not (created or changed):
        return
    if before and set(LETTER_ABOUT) & set(changed):
        transaction.on_commit(partial(tell_old_mailbox, before["email"] or instance.email, changed), robust=True)
    record(Kind.ACCOUNT, about=named(instance), what="added" if created else f"changed: {', '.join(changed)}")


def tell_old_mailbox(mailbox: str, changed: list[str]) -> None:
    """Whoever changes them is not always who owns them."""
    what = " and ".join({"email": "e-mail", "password": "password"}[name] for name in changed if name in LETTER_ABOUT)
    if mailbox:
        send_mail(
            f"The {what} of your account was changed",
            f"Hello,\n\nThe {what} of your account on the editors’ site was changed just now.\n\nIf that was you, "
            "there is nothing to do. If it was not, tell an administrator of the site at once: they can sign the "
            "account out everywhere.\n",
            None,
            [mailbox],
        )


def account_deleted(sender, instance, **kwargs) -> None:
    record(Kind.ACCOUNT, about=named(instance), what="deleted", name=instance.get_username())


def roles_changed(sender, instance, action, pk_set=None, **kwargs) -> None:
    if action in ("post_add", "post_remove", "post_clear") and (pk_set or action == "post_clear"):
        numbers = ", ".join(str(pk) for pk in sorted(pk_set or ()))
        record(Kind.ROLE, about=named(instance), what=f"{action[5:]} {sender._meta.model_name} {numbers}".strip())


def right_changed(sender, instance, created=None, raw=False, **kwargs) -> None:
    if not raw:
        what = "taken away" if created is None else "given"
        record(Kind.ROLE, about=named(instance), what=f"{what}: group {instance.group_id}, {instance.permission_id}")


def privacy_changed(sender, instance, created=None, raw=False, **kwargs) -> None:
    if not raw:
        of = getattr(instance, "page_id", None) or getattr(instance, "collection_id", None)
        what = "made public" if created is None else f"only for: {instance.restriction_type}"
        record(Kind.PRIVACY, about=f"{sender._meta.label} of {of}", what=what)


def was_published(sender, instance, revision=None, **kwargs) -> None:
    """Only where somebody did it: what commands put on a new site is nobody's decision."""
    record_publication(instance, getattr(revision, "user", None), "published")


def was_unpublished(sender, instance, **kwargs) -> None:
    record_publication(instance, None, "withdrawn")


def record_publication(instance: Model, user, what: str) -> None:
    user = get_active_log_context().user or user
    if user is not None:
        record(Kind.PUBLICATION, user=user, about=named(instance), what=what)


def file_opened(sender, instance, request, **kwargs) -> None:
    """By somebody who has signed in. Visitors stand in no log."""
    if request.user.is_authenticated:
        record(Kind.ORIGINAL, request=request, about=named(instance))


def connect() -> None:
    user = get_user_model()
    user_logged_in.connect(signed_in, dispatch_uid="security.signed_in")
    user_logged_out.connect(signed_out, dispatch_uid="security.signed_out")
    user_login_failed.connect(refused, dispatch_uid="security.refused")
    pre_save.connect(remember_account, sender=user, dispatch_uid="security.remember")
    post_save.connect(account_saved, sender=user, dispatch_uid="security.account")
    post_delete.connect(account_deleted, sender=user, dispatch_uid="security.deleted")
    for given in (*user._meta.many_to_many, *Group._meta.many_to_many):  # groups, and rights of people and groups
        m2m_changed.connect(roles_changed, sender=given.remote_field.through, dispatch_uid=f"security.{given}")
    for signal in (post_save, post_delete):
        for right in (GroupPagePermission, GroupCollectionPermission):
            signal.connect(right_changed, sender=right, dispatch_uid=f"security.right.{right.__name__}")
        for wall in (PageViewRestriction, CollectionViewRestriction):
            signal.connect(privacy_changed, sender=wall, dispatch_uid=f"security.privacy.{wall.__name__}")
    published.connect(was_published, dispatch_uid="security.published")
    unpublished.connect(was_unpublished, dispatch_uid="security.unpublished")
    document_served.connect(file_opened, dispatch_uid="security.file")
