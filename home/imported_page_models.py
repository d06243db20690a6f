from django.db import models


class ImportedPage(models.Model):
    """That a page of another site came in once, so that a second run of the import leaves it alone.

    Its page may have been deleted since: then it stays deleted.
    """

    source = models.CharField(max_length=500, unique=True, help_text="Its address there, without what varies.")
    page = models.ForeignKey("wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+")
    imported_at = models.DateTimeField()

    class Meta:
        ordering = ["source"]

    def __str__(self):
        return self.source
