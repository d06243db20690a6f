from django.db import models


class SensitivityMark(models.Model):
    """What somebody has said of a part of the tree: from this page downwards it is sensitive, or it is not.

    The nearest mark on the way up from a page counts. Where there is none, the pages of this app are sensitive.
    It stands outside the page, so that no draft, old version or copy of a page can change it.
    """

    page = models.OneToOneField("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    is_sensitive = models.BooleanField()

    def __str__(self):
        return f"{self.page}: {'sensitive' if self.is_sensitive else 'open'} from here down"
