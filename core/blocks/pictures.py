from wagtail import blocks
from wagtail.images.blocks import ImageBlock


class PictureBlock(blocks.StructBlock):
    """A picture with words for those who cannot see it."""

    picture = ImageBlock()
    caption = blocks.CharBlock(max_length=255, required=False)

    class Meta:
        icon = "image"
        label = "Picture"
        description = "A picture. Describe it, or mark it as decoration."
        template = "blocks/picture.html"
        preview_value = {"caption": "A street at night"}
