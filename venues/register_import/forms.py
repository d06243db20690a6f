"""What officers fill in on the way of a sheet into the register."""

from django import forms

from venues.models import ImportRun, SchemeYear, VenueKind
from venues.register_import.columns import COLUMNS
from venues.register_import.dates import NotADay, is_month_first, read_day
from venues.register_import.sheets import labels_for, unknown_words

FIXED = ("level", "valid_from", "valid_to", "kind")
DAYS = ("valid_from", "valid_to")
MOST_WORDS = 100  # asked at once; the rest come up once these are said
ACCEPTED = ".csv,.tsv,.txt,.xlsx,.xlsm,.xls,.xlsb,.ods"


class UploadForm(forms.Form):
    scheme_year = forms.ModelChoiceField(
        SchemeYear.objects.filter(ran=True), label="Year", help_text="The levels and days in the file are of this year."
    )
    file = forms.FileField(
        label="Spreadsheet",
        help_text="As your program saves it: Excel, OpenDocument or CSV.",
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )


class ColumnsForm(forms.Form):
    """What each column of the sheet is, and what is the same for every row. What we know is chosen already."""

    def __init__(self, *args, run: ImportRun, **kwargs):
        super().__init__(*args, **kwargs)
        self.run = run
        known = {place: key for key, place in run.columns.items()}
        choices = [("", "Leave out"), *((column.key, column.heading) for column in COLUMNS)]
        for place, heading in enumerate(run.headings):
            label = heading or f"Column {run.letters[place] if place < len(run.letters) else place + 1}"
            field = forms.ChoiceField(label=label, choices=choices, required=False, initial=known.get(place, ""))
            self.fields[f"c{place}"] = field
        levels = [("", "Do not set"), *((level.name, level.name) for level in run.scheme_year.levels.all())]
        kinds = [("", "Do not set"), *((label, label) for label in VenueKind.labels)]
        self.fields["level"] = forms.ChoiceField(label="Level", choices=levels, required=False)
        self.fields["valid_from"] = forms.CharField(label="Valid from", required=False)
        self.fields["valid_to"] = forms.CharField(label="Valid to", required=False)
        self.fields["kind"] = forms.ChoiceField(label="Type", choices=kinds, required=False)
        self.fields["month_first"] = forms.TypedChoiceField(
            label="Days in figures",
            choices=[
                ("", "The day first: 31/12/2026"),
                ("yes", "The month first, as in the United States: 12/31/2026"),
            ],
            coerce=bool,
            empty_value=False,  # type: ignore[arg-type]  # whatever it is coerced to
            required=False,
            initial="yes" if self._has_months_first() else "",
        )
        self.fields["remember"] = forms.BooleanField(
            label="Remember this for the next sheet of this shape", required=False, initial=True
        )
        self.initial = {**self.initial, **run.fixed}

    def _has_months_first(self) -> bool:
        """Whether the columns of days, or where there are none those that could be, are written the month first."""
        named = [self.run.columns[key] for key in DAYS if key in self.run.columns]
        places = named or range(len(self.run.headings))
        cells = (cells[place] for _, cells in self.run.rows for place in places if place < len(cells))
        return self.run.answers.get("month_first") or bool(is_month_first(cell for cell in cells if cell))

    @property
    def columns(self) -> list:
        return [self[f"c{place}"] for place in range(len(self.run.headings))]

    @property
    def same_for_all(self) -> list:
        return [self[key] for key in (*FIXED, "month_first")]

    def clean(self):
        cleaned = super().clean() or {}
        taken: dict[str, str] = {}
        self.chosen = {}
        for place in range(len(self.run.headings)):
            key = cleaned.get(f"c{place}")
            if key in taken:
                self.add_error(f"c{place}", f"“{taken[key]}” is this already. Choose it for one of the two.")
            elif key:
                taken[key] = str(self.fields[f"c{place}"].label)
                self.chosen[key] = place
        if not {"name", "reference", "number"} & self.chosen.keys():
            self.add_error(None, "Say which column holds the names, or our references.")
        self._refuse_without_levels(cleaned)
        for key in DAYS:
            if text := cleaned.get(key):
                try:
                    cleaned[key] = read_day(text).isoformat()
                except NotADay as problem:
                    self.add_error(key, str(problem))
        self.month_first = cleaned.get("month_first", False)
        self.fixed = {key: cleaned[key] for key in FIXED if cleaned.get(key)}
        return cleaned

    def _refuse_without_levels(self, cleaned: dict) -> None:
        """What every row would be refused for is said here, once."""
        year, has_level = self.run.scheme_year, "level" in self.chosen or cleaned.get("level")
        if has_level and not year.levels.exists():
            says = f"{year} has no levels yet. Add them to the year, or bring the file again for another year."
            self.add_error(f"c{self.chosen['level']}" if "level" in self.chosen else "level", says)
        days = [self.chosen[key] for key in DAYS if key in self.chosen]
        if has_level or "number" in self.chosen or not any(cells[n] for _, cells in self.run.rows for n in days):
            return
        says = (
            "These are days of an award, and there is no level. Choose the column of the level, or the level that is "
        )
        self.add_error(f"c{days[0]}", f"{says}the same for every row; or leave the days out.")


class WordsForm(forms.Form):
    """What words of the sheet mean that we do not know: said once for all rows."""

    def __init__(self, *args, run: ImportRun, **kwargs):
        super().__init__(*args, **kwargs)
        self.words: dict[str, tuple[str, str]] = {}
        headings = {column.key: column.heading for column in COLUMNS}
        for key, words in unknown_words(run).items():
            choices = [("", "Choose"), *labels_for(key, run)]
            for text, row in list(words.items())[: MOST_WORDS - len(self.words)]:
                name = f"w{len(self.words)}"
                help_text = f"{headings[key]}, first in row {row}"
                self.fields[name] = forms.ChoiceField(label=text, choices=choices, required=False, help_text=help_text)
                self.words[name] = key, text

    @property
    def said(self) -> dict[str, dict[str, str]]:
        said: dict[str, dict[str, str]] = {}
        for name, (key, text) in self.words.items():
            if label := self.cleaned_data.get(name):
                said.setdefault(key, {})[text] = label
        return said
