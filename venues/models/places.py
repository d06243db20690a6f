from django.db import models

from venues.places.grid import GridPoint, known_point


class Ward(models.Model):
    """One ward of the area, with the point where its name stands on the map."""

    code = models.CharField(max_length=12, unique=True, help_text="As the Office for National Statistics gives it.")
    name = models.CharField(max_length=60)
    label_easting = models.PositiveIntegerField(null=True, blank=True)  # metres of the British national grid
    label_northing = models.PositiveIntegerField(null=True, blank=True)
    shape = models.JSONField(null=True, blank=True)  # {"sketch": whether ours, "rings": metres of the grid}
    landmarks = models.JSONField(default=list, blank=True)  # stations, each [name, easting, northing]

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    @property
    def label_point(self) -> GridPoint | None:
        return known_point(self.label_easting, self.label_northing)


class Postcode(models.Model):
    """Where a postcode of the area is: good enough to place a pin and to suggest a ward."""

    postcode = models.CharField(primary_key=True, max_length=7)  # without its space, in capitals: EC1A1BB
    easting = models.PositiveIntegerField()
    northing = models.PositiveIntegerField()
    ward = models.ForeignKey(Ward, null=True, blank=True, on_delete=models.SET_NULL, related_name="postcodes")

    class Meta:
        ordering = ["postcode"]

    def __str__(self):
        return f"{self.postcode[:-3]} {self.postcode[-3:]}"
