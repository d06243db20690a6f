"""The venues of a set of samples: each in a ward of this site, with the awards that the set says it holds."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import DateField

from home.content_sets.block_values import WrongValue, listed, mapped, worded, yes_or_no
from home.content_sets.row_values import RowBuilder
from home.content_sets.set_files import ContentItem
from home.content_sets.yaml_reader import LinedMapping, LinedText, Mistake
from venues.certificates.issuing import issue_certificates
from venues.models import Accreditation, Award, Level, SchemeYear, StatusEvent, Venue, Ward
from venues.sample_names import LEVELS, MARK
from venues.samples import put_in_a_ward, scheme_year
from venues.status import AwardEventKind

OF_AN_AWARD = ("level", "valid_from", "valid_to", "events", "trophies", "replaces_the_one_before")


class MadeUpVenues:
    """Those of one set, as they are loaded."""

    def __init__(self, builder: RowBuilder):
        self.builder = builder
        self.wards = list(Ward.objects.order_by("code"))
        self.years: dict[int, SchemeYear] = {}
        self.held: list[Accreditation] = []

    def prepare(self, venue: Venue, item: ContentItem) -> None:
        """Before it is saved for the first time."""
        if not venue.name.endswith(MARK):
            self.builder.mistakes.append(item.wrong("name", f"A venue that is made up has a name that ends “{MARK}”."))
        venue.is_sample = True
        put_in_a_ward(venue, item.place, self.wards)

    def give_awards(self, venue: Venue, item: ContentItem) -> None:
        """In the order of the file. One that replaces another comes right after it."""
        before = None
        for each in listed(item.given["awards"]) if "awards" in item.given else []:
            try:
                before = self.give(venue, mapped(each), item.file, before)
            except WrongValue as problem:
                self.builder.mistakes.append(Mistake(item.file, problem.line, problem.sentence))

    def give(self, venue: Venue, given: LinedMapping, file: str, before: Accreditation | None) -> Accreditation:
        unknown = [name for name in given if name not in OF_AN_AWARD]
        if unknown:
            said = f"An award has no “{unknown[0]}”. It has: {', '.join(OF_AN_AWARD)}."
            raise WrongValue(given.line_of(unknown[0]), said)
        starts, ends = (self.day(given, name) for name in ("valid_from", "valid_to"))
        year = self.year(starts.year)
        level = self.named(Level, year, worded(given.get("level", LinedText())), given)
        held = Accreditation(venue=venue, scheme_year=year, level=level, valid_from=starts, valid_to=ends)
        if before and yes_or_no(worded(given.get("replaces_the_one_before", LinedText()))):
            before.replace_with(held)
        else:
            self.checked(held, given)
            held.save()
        StatusEvent.objects.create(accreditation=held, kind=AwardEventKind.ISSUED, on=starts)
        for event in listed(given["events"]) if "events" in given else []:
            self.tell(held, mapped(event), file)
        if "trophies" in given:
            held.awards.set([self.named(Award, year, worded(name), given) for name in listed(given["trophies"])])
        self.held.append(held)
        return held

    def tell(self, held: Accreditation, given: LinedMapping, file: str) -> None:
        event = StatusEvent(accreditation=held)
        self.builder.fill_row(event, given, file)
        if not self.builder.mistakes:
            event.save()

    def day(self, given: LinedMapping, name: str) -> Any:
        if not given.get(name):
            raise WrongValue(given.line, f"“{name}” is missing.")
        try:
            return DateField().to_python(str(given[name]))
        except ValidationError as problem:
            raise WrongValue(given.line_of(name), " ".join(problem.messages)) from None

    def year(self, number: int) -> SchemeYear:
        if number not in self.years:
            self.years[number] = scheme_year(number)
        return self.years[number]

    def named(self, model: type[Level | Award], year: SchemeYear, name: LinedText, given: LinedMapping):
        row = model.objects.filter(scheme_year=year, name=name).first()
        if row is None or not name.endswith(MARK):
            raise WrongValue(name.line or given.line, f"“{name}” is none of: {', '.join(LEVELS)}.")
        return row

    def checked(self, held: Accreditation, given: LinedMapping) -> None:
        try:
            held.clean()
        except ValidationError as problem:
            name, messages = next(iter(problem.message_dict.items()))
            raise WrongValue(given.line_of(name), " ".join(messages)) from None

    def issue(self, moment: datetime) -> None:
        """Their certificates. A real key signs none: nothing of it is true."""
        issue_certificates(self.held, moment)
