"""What officers fill in on the way of a sheet into the register."""

from django import forms

from venues.models import ImportRun, SchemeYear, VenueKind
from venues.register_import.columns import COLUMNS
from venues.register_import.dates import NotADay, read_day
from venues.register_import.sheets import labels_for, read_file, table_in, unknown_words

FIXED = ("level", "valid_from", "valid_to", "kind")
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

    def clean(self):
        cleaned = super().clean()
        if file := cleaned.get("file"):
            try:
                self.grids = read_file(file.read(), file.name)
                table_in(self.grids)
            except ValueError as problem:
                self.add_error("file", str(problem))
        return cleaned


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
        self.fields["remember"] = forms.BooleanField(
            label="Remember this for the next sheet of this shape", required=False, initial=True
        )
        self.initial |= run.fixed

    @property
    def columns(self) -> list:
        return [self[f"c{place}"] for place in range(len(self.run.headings))]

    @property
    def same_for_all(self) -> list:
        return [self[key] for key in FIXED]

    def clean(self):
        cleaned = super().clean()
        taken: dict[str, str] = {}
        self.chosen = {}
        for place in range(len(self.run.headings)):
            key = cleaned.get(f"c{place}")
            if key in taken:
                self.add_error(f"c{place}", f"“{taken[key]}” is this already. Choose it for one of the two.")
            elif key:
                taken[key] = self.fields[f"c{place}"].label
                self.chosen[key] = place
        if not {"name", "reference", "number"} & self.chosen.keys():
            self.add_error(None, "Say which column holds the names, or our references.")
        for key in ("valid_from", "valid_to"):
            if text := cleaned.get(key):
                try:
                    cleaned[key] = read_day(text).isoformat()
                except NotADay as problem:
                    self.add_error(key, str(problem))
        self.fixed = {key: cleaned[key] for key in FIXED if cleaned.get(key)}
        return cleaned


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
