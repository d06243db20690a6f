"""Found by the name on the door, however it is typed. The table of ten ways is printed with `-s`."""

import random
import re
import unicodedata
from dataclasses import dataclass
from itertools import islice, product

import pytest

from venues.directory.name_search import FoldedNames, fold_names, search_names


@dataclass(eq=False)
class Line:
    name: str
    folded: FoldedNames
    may_show_it: bool = False

    @property
    def words(self) -> str:
        return self.folded.text

    @property
    def joined(self) -> str:
        return "\n".join(self.folded.joined)


def line(name: str, *former: str, ward="Cheap", kind="pub", may_show_it=False) -> Line:
    folded = fold_names([name, *former], ["7 Nowhere Street"], ward, kind, "EC2V 6AA")
    return Line(name, folded, may_show_it)


def names(lines, typed) -> list[str]:
    return [each.name for each in search_names(lines, typed).lines]


REGISTER = [
    line("Harry's Bar", kind="bar"), line("Corney & Barrow", kind="bar"), line("Crosse Keys PH"),
    line("Café De Livio", kind="cafe"), line("Caffe Nero", kind="cafe"), line("El Vino Co Ltd", kind="bar"),
    line("M&S Food Hall", kind="other"), line("Mermaid and Swan"), line("The Old Lamp", "The Blue Door"),
    line("Cripplegate Arms", ward="Tower"), line("The Tin Pot", ward="Cripplegate"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Harry’s Bar", "Harry's Bar"), ("Harrys Bar", "Harry's Bar"), ("HARRY`S", "Harry's Bar"),
        ("Corney and Barrow", "Corney & Barrow"), ("The Crosse Keys", "Crosse Keys PH"),
        ("crosse kyes", "Crosse Keys PH"),
        ("Cafe De Livio", "Café De Livio"), ("Café Nero", "Caffe Nero"), ("elvino", "El Vino Co Ltd"),
        ("M&S", "M&S Food Hall"), ("blue door", "The Old Lamp"), ("Cripplegate", "Cripplegate Arms"),
        ("The Old Lamp pub", "The Old Lamp"), ("TheOldLamp", "The Old Lamp"), ("old la mp", "The Old Lamp"),
    ],
)  # fmt: skip
def test_names_as_people_type_them(typed, first):
    assert names(REGISTER, typed)[0] == first


def test_of_names_that_begin_alike_the_one_that_begins_as_typed_comes_first_then_the_shortest():
    lines = [line("Old Swan Bar and Kitchen"), line("Old Swan Rooftop"), line("The Old Swan Tavern"), line("Swan Old")]
    assert names(lines, "Old Swan") == [
        "Old Swan Rooftop",
        "Old Swan Bar and Kitchen",
        "The Old Swan Tavern",
        "Swan Old",
    ]
    assert names(lines, "The Old Swan")[0] == "The Old Swan Tavern"
    assert names([line("Jack the Lad Company")], "jackthelad") == ["Jack the Lad Company"]


def test_single_letters_are_whole_words():
    assert names(REGISTER, "M&S") == ["M&S Food Hall"]


def test_kinds_wards_and_the_beginning_of_a_postcode():
    assert set(names(REGISTER, "pubs")) == {
        "Crosse Keys PH", "Mermaid and Swan", "The Old Lamp", "Cripplegate Arms", "The Tin Pot",
    }  # fmt: skip
    assert names(REGISTER, "Cripplegate") == ["Cripplegate Arms", "The Tin Pot"]
    assert names(REGISTER, "pubs in Cripplegate ward") == ["Cripplegate Arms", "The Tin Pot"]
    assert len(names(REGISTER, "near EC2")) == len(REGISTER)
    assert names(REGISTER, "xyzzy") == []


def test_among_equals_those_with_the_award_come_first():
    lines = [line("The Tin A"), line("The Tin B", may_show_it=True)]
    assert names(lines, "tin") == ["The Tin B", "The Tin A"]


def without_accents(name: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign)).lower()


def split_in_two(name: str, dice: random.Random) -> str:
    longest = max(name.split(), key=len)
    half = len(longest) // 2
    return name.replace(longest, f"{longest[:half]} {longest[half:]}") if len(longest) > 6 else name


def slip(name: str, dice: random.Random) -> str:
    """A letter left out, doubled, or in the place of its neighbour."""
    at = dice.choice([n for n, sign in enumerate(name) if sign.isalpha()][1:-1])
    one, other = name[at], name[at + 1 : at + 2]
    return name[:at] + dice.choice([other, one + one + other, other + one]) + name[at + 2 :]


WAYS = {
    "without apostrophe": lambda name, dice: re.sub("['’]", "", name),
    "an iPhone's apostrophe": lambda name, dice: name.replace("'", "’"),
    "small, no accents": lambda name, dice: without_accents(name),
    "and for &, & for and": lambda name, dice: (
        name.replace("&", "and") if "&" in name else name.replace(" and ", " & ")
    ),
    "with or without The": lambda name, dice: name[4:] if name.startswith("The ") else f"The {name}",
    "words joined": lambda name, dice: name.replace(" ", ""),
    "a word split": split_in_two,
    "a slip of the finger": slip,
    "capitals, and what it is": lambda name, dice: f"{name.upper()} PUB",
    "its first words": lambda name, dice: " ".join(name.split()[: max(2, len(name.split()) - 1)]),
}
FIRST = ["Harry's", "Queen's", "King's", "Tin", "Blue", "Café", "Old Doctor Butler's", "Corney &", "Smith and",
         "St Ann's", "Lamb &", "Three", "Red", "Olde", "J.D.", "Señor", "Crosse", "Bishop's", "Golden", "Merchant's",
         "Half", "Magpie &", "White", "Black", "Seven", "Fish and", "Dirty", "Jack the", "Hung", "Long"]  # fmt: skip
SECOND = ["Head", "Arms", "Kettle", "Umbrella", "Keys", "Barrow", "Lantern", "Swan", "Stump", "Walrus", "Vaults",
          "Livio", "Wetherby", "Giraffe", "Marzipan", "Telescope", "Teaspoon", "Horn", "Anchor", "Fleece"]  # fmt: skip
LAST = ["", "Tavern", "Bar & Kitchen", "Ltd", "Wine Bar", "PH", "Company", "at the Wharf", "Rooftop", "No. 5"]


def made_up_names(how_many: int) -> list[str]:
    every = [" ".join(filter(None, parts)) for parts in product(FIRST, SECOND, LAST)]
    random.Random(7).shuffle(every)
    return [f"The {name}" if place % 3 == 0 else name for place, name in enumerate(islice(every, how_many))]


@pytest.mark.slow
def test_of_a_thousand_names_typed_in_ten_ways_nearly_all_are_in_the_first_three():
    lines = sorted((line(name) for name in made_up_names(1000)), key=lambda each: each.name)
    dice, table = random.Random(1), {}
    for way, typed_so in WAYS.items():
        typed = [(each, typed_so(each.name, dice)) for each in lines]
        table[way] = sum(each in search_names(lines, words).lines[:3] for each, words in typed) * 100 / len(typed)
    print(*(f"{way:28} {share:5.1f} %" for way, share in table.items()), sep="\n")
    assert min(table.values()) >= 97, table
