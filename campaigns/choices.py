from django.db import models


class Audience(models.TextChoices):
    """Whom a campaign speaks to."""

    RESIDENTS = "residents", "Residents"
    WORKERS = "workers", "Workers"
    VISITORS = "visitors", "Visitors"
    VENUES = "venues", "Venues"
    EMPLOYERS = "employers", "Employers"


class Channel(models.TextChoices):
    """Where words are used, and where a short address stands."""

    POST = "post", "Post on social media"
    NEWSLETTER = "newsletter", "Newsletter"
    INTRANET = "intranet", "Intranet or staff news"
    POSTER = "poster", "Poster"
    TEXT = "text", "Plain text, such as an e-mail"
