import re

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from wagtail.admin.panels import FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Page, Site

WITHOUT_A_NAME = """<p>An award for venues that keep people safe, if you have one. Without a name the site has no such
scheme: no page, no file and no word of it is public, and nothing that you entered is lost.</p>"""


@register_setting(icon="clipboard-list")
class SchemeSettings(BaseSiteSetting):
    """What the accreditation scheme for venues is called, if there is one, and whom a venue asks about it."""

    name = models.CharField(
        max_length=60,
        blank=True,
        help_text="Such as Best Bar None. Shown on pages, certificates, badges and in letters. Empty: there is no "
        "scheme, and the site shows no trace of one.",
    )
    path = models.SlugField(
        "address",
        max_length=60,
        blank=True,
        help_text="Where its pages stand, such as best-bar-none. After a change old addresses lead to the new ones, "
        "also those on certificates.",
    )
    prefix = models.CharField(
        "letters",
        max_length=4,
        blank=True,
        validators=[RegexValidator(r"^[A-Za-z]{2,4}\Z", "Write two to four letters, A to Z.")],
        help_text="Two to four letters, such as BBN, with which its references (BBN-0042), certificate numbers and "
        "their short addresses (/bbn/…) begin. Empty: the initials of its name. After a change what was given keeps "
        "its own.",
    )
    former_prefixes = models.JSONField(default=list, blank=True, editable=False)
    former_paths = models.JSONField(default=list, blank=True, editable=False)
    team = models.CharField(max_length=120, blank=True, help_text="The team that answers, never a person's name.")
    email = models.EmailField(
        blank=True,
        help_text="A shared mailbox. With it, the page for venues has a form that writes to it. Nothing is kept here.",
    )
    telephone = models.CharField(max_length=30, blank=True, help_text="The team's number.")

    panels = [
        HelpPanel(WITHOUT_A_NAME),
        FieldRowPanel(["name", "path", "prefix"]),
        MultiFieldPanel(["team", "email", "telephone"], heading="Whom a venue asks"),
    ]

    class Meta:
        verbose_name = "the scheme for venues"

    @property
    def is_there(self) -> bool:
        """Whether there is a scheme."""
        return bool(self.name and self.path)

    @property
    def shown_name(self) -> str:
        """Empty where there is no scheme."""
        return self.name if self.is_there else ""

    @property
    def every_path(self) -> list[str]:
        """Today's and those before."""
        return [path for path in (*self.former_paths, self.path) if path]

    @property
    def every_prefix(self) -> list[str]:
        """The letters of today and those before."""
        return [prefix for prefix in (self.prefix, *self.former_prefixes) if prefix]

    @property
    def first_path(self) -> str:
        """What never changes, for names in feeds."""
        return next(iter(self.former_paths), self.path)

    @classmethod
    def as_filled_in(cls, site: Site | None) -> "SchemeSettings":
        """Empty ones where nobody has filled any in. `for_request` would write a row then, while a reader reads."""
        return getattr(site, "schemesettings", None) or cls(site=site)

    def clean(self) -> None:
        super().clean()
        if self.name and not self.path:
            raise ValidationError({"path": "A scheme needs an address. Write its name in small letters, with hyphens."})
        self.prefix = (self.prefix or initials_of(self.name)).upper()
        before = self.before()
        if self.name and not self.prefix:
            raise ValidationError({"prefix": "Write two to four letters, A to Z: the name has none of them."})
        if self.prefix and not (before and self.prefix in before.every_prefix) and not is_free_prefix(self):
            said = f"/{self.prefix.lower()}/ is the address of something else. Write two to four other letters."
            raise ValidationError({"prefix": said})
        if self.path and not (before and self.path in before.every_path) and not is_free(self.path, self.site):
            raise ValidationError({"path": f"/{self.path}/ is the address of something else. Choose another one."})

    def before(self) -> "SchemeSettings | None":
        """As they were saved last."""
        return type(self).objects.filter(pk=self.pk).first()

    def save(self, **given) -> None:
        before = self.before()
        self.prefix = (self.prefix or initials_of(self.name)).upper()
        paths, prefixes = (before.every_path, before.every_prefix) if before else ([], [])
        self.former_paths = [path for path in dict.fromkeys(paths) if path != self.path]
        self.former_prefixes = [prefix for prefix in dict.fromkeys(prefixes) if prefix != self.prefix]
        super().save(**given)
        if before and before.is_there and self.is_there:
            rename_page(before, self)


def is_free(path: str, site: Site) -> bool:
    """Whether nothing else has this address: no page but a plain one that tells of the scheme, and no view."""
    from django.urls import resolve

    page = Page.objects.child_of(site.root_page).filter(slug=path).first()
    is_plain = page is None or page.content_type.model == "standardpage"
    return is_plain and resolve(f"/{path}/").url_name == "wagtail_serve"


def initials_of(name: str) -> str:
    """Such as BBN of Best Bar None, where nobody chose letters. Empty where the name has none of A to Z."""
    words = re.findall(r"[A-Z]+", name.upper())
    initials = "".join(word[0] for word in words)[:4]
    letters = initials if len(initials) > 1 else "".join(words)[:2]
    return letters if len(letters) > 1 else ""


def is_free_prefix(scheme: SchemeSettings) -> bool:
    """Whether nothing else stands at the short addresses of its certificates."""
    from django.urls import resolve

    first = scheme.prefix.lower()
    is_page = Page.objects.child_of(scheme.site.root_page).filter(slug=first).exists()
    asked = (f"/{first}/", f"/{first}/{scheme.prefix}26-7K4M-9Q/")
    return first != scheme.path and not is_page and all(resolve(each).url_name == "wagtail_serve" for each in asked)


def rename_page(before: SchemeSettings, now: SchemeSettings) -> None:
    """The page that stands for the scheme in the menu goes with it, published or not; a title of its own it keeps."""
    page = Page.objects.child_of(now.site.root_page).filter(slug=before.path).specific().first()
    if page is None or (before.name, before.path) == (now.name, now.path):
        return
    changed = {"slug": now.path} | ({"title": now.name} if page.title == before.name else {})
    for field, value in changed.items():
        setattr(page, field, value)
    page.draft_title = changed.get("title", page.draft_title)
    page.save()
    if revision := page.latest_revision:
        revision.content |= changed
        revision.save(update_fields=["content"])
