"""What a measure, its targets and its figures can be."""

from django.db import models


class MeasureKind(models.TextChoices):
    OUTPUT = "output", "what was done"
    OUTCOME = "outcome", "what changed"
    CONTEXTUAL = "contextual", "background"


class Comparator(models.TextChoices):
    """How a target is meant. A ceiling can be exceeded but never missed from below."""

    UP_TO = "up_to", "up to (a ceiling)"
    AT_LEAST = "at_least", "at least"
    EXACTLY = "exactly", "exactly"


class FigureKind(models.TextChoices):
    TARGET = "target", "target"
    OBSERVED = "observed", "counted"
    NOT_KNOWN = "not_known", "no figure held"
    DID_NOT_RUN = "did_not_run", "nothing ran, so nothing was counted"
