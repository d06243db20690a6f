from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Q


class ContentReview(models.Model):
    """Who looks after a page or a service, and when it is to be read again. What has none is due a year after it."""

    page = models.OneToOneField(
        "wagtailcore.Page", null=True, blank=True, on_delete=models.CASCADE, related_name="content_review"
    )
    service = models.OneToOneField(
        "support_services.Service", null=True, blank=True, on_delete=models.CASCADE, related_name="content_review"
    )
    owner_role = models.ForeignKey(Group, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    due_on = models.DateField("read it again by")
    reviewed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_review_is_of_a_page_or_a_service",
                condition=Q(page__isnull=False, service__isnull=True) | Q(page__isnull=True, service__isnull=False),
            )
        ]

    def __str__(self):
        return str(self.page or self.service)
