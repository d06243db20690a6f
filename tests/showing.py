"""A page that shows a picture or leads to a document, so that the public may fetch it."""

from wagtail.documents.models import Document
from wagtail.models import Page, ReferenceIndex

from core.models import SiteImage
from home.models import StandardPage


def showing(parent: Page, *files: SiteImage | Document, live: bool = True) -> StandardPage:
    page = StandardPage(title="Streets", slug="streets", live=live)
    page.body = streamed(*files)
    parent.add_child(instance=page)
    ReferenceIndex.create_or_update_for_object(page)
    return page


def streamed(*files: SiteImage | Document):
    return StandardPage._meta.get_field("body").stream_block.to_python([block_of(file) for file in files])


def block_of(file: SiteImage | Document) -> dict:
    if isinstance(file, SiteImage):
        return {"type": "picture", "value": {"picture": {"image": file.pk, "alt_text": "A street"}}}
    return {"type": "text", "value": f'<p><a linktype="document" id="{file.pk}">The paper</a></p>'}
