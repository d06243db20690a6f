"""A site's own colours as a style sheet, and its mark in them. Pure.

Two colours are chosen, and what stands on them is worked out, so that words can be read in every mode. The names of
the custom properties are those of static/css/base.css.
"""

from dataclasses import dataclass
from hashlib import sha256

from core.colours import BLACK, LEAST_CONTRAST, WHITE, Colour, colour_of, contrast, mixed, readable_on, written

# What words are written in on the dark parts, and what links stand on: static/css/base.css.
ON_DARK: dict[str, Colour] = {
    "white words": (243, 247, 242), "grey words": (198, 215, 209), "links": (134, 217, 200),
    "warnings": (255, 180, 170),
}  # fmt: skip
LIGHT_GROUNDS: dict[str, Colour] = {"the page": (244, 246, 243), "grey boxes": (229, 235, 229)}
DARKEST_PAGE, DARK_WASH = (15, 24, 23), 0.75  # the page when a phone is dark; how much of it a tinted box has
LAMP: Colour = (248, 198, 92)


@dataclass(frozen=True)
class Brand:
    """What cards, certificates and badges are drawn in. `logo`: a PNG, or empty: then they bear the site's own mark."""

    dark: Colour = (11, 40, 42)
    link: Colour = (47, 122, 114)
    logo: bytes = b""

    @classmethod
    def of(cls, dark: str, link: str, logo: bytes = b"") -> "Brand":
        """`dark`, `link`: such as #0b282a; one that is empty stays as the site has it."""
        return cls(colour_of(dark) if dark else cls.dark, colour_of(link) if link else cls.link, logo)

    @property
    def told(self) -> list[str]:
        """What is another than the site comes with, for names of what was drawn in it."""
        if self == Brand():
            return []
        return [written(self.dark), written(self.link), sha256(self.logo).hexdigest() if self.logo else ""]


MARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><path fill="{dark}" d="M0 0h40v40H0z"/>'
    '<path fill="{lamp}" d="M11 31V16a9 9 0 0 1 18 0v15l7 9H4z"/>'
    '<path fill="{door}" d="M11 31V16c0-4 2.2-7.3 5.5-8.6v30.1z"/></svg>\n'
)


def problem_with_dark(chosen: str) -> str:
    """Why it cannot be the ground of the head and the foot. Empty if it can."""
    return _problem(chosen, ON_DARK, "{} on it", "Choose a darker one.")


def problem_with_link(chosen: str) -> str:
    """Why links cannot have it. Empty if they can."""
    return _problem(chosen, LIGHT_GROUNDS, "links in it on {}", "Choose a darker one.")


def _problem(chosen: str, others: dict[str, Colour], where: str, what_to_do: str) -> str:
    try:
        colour = colour_of(chosen)
    except ValueError as problem:
        return str(problem)
    worst = min(others, key=lambda name: contrast(colour, others[name]))
    ratio = contrast(colour, others[worst])
    said = f"{where.format(worst)} have a contrast of {ratio:.1f} to 1, and need {LEAST_CONTRAST} to 1 to be read. "
    return "" if ratio >= LEAST_CONTRAST else said[0].upper() + said[1:] + what_to_do


def style_sheet(dark: str, link: str) -> str:
    """Of the colours chosen; one that is empty stays as the site has it."""
    light: dict[str, Colour] = {}
    night: dict[str, Colour] = {}
    in_dark: dict[str, Colour] = {}
    if dark:
        ground = colour_of(dark)
        light |= {"night": ground, "dusk": mixed(ground, WHITE, 0.08)}
        in_dark |= {"night": mixed(ground, BLACK, 0.2), "dusk": mixed(ground, WHITE, 0.06)}
        night |= {"card": mixed(ground, WHITE, 0.05), "stone": mixed(ground, WHITE, 0.08)}
    if link:
        words = colour_of(link)
        light |= {"link": words, "deep": mixed(words, BLACK, 0.35), "wash": mixed(words, WHITE, 0.85)}
        wash = mixed(words, DARKEST_PAGE, DARK_WASH)
        in_dark |= {"link": (lit := readable_on(words, wash, WHITE)), "deep": mixed(lit, WHITE, 0.4), "wash": wash}
    return (
        f"@layer tokens{{:root{{{_declared(light)}}}"
        f"@media(prefers-color-scheme:dark){{:root{{{_declared(in_dark)}}}}}.night{{{_declared(night)}}}}}"
        "@layer page{.brand path:first-child{fill:var(--night)}.brand path:nth-child(3){fill:var(--link)}"
        ".brand img{block-size:2.75rem;inline-size:auto}}\n"
    )


def _declared(properties: dict[str, Colour]) -> str:
    return "".join(f"--{name}:{written(colour)};" for name, colour in properties.items())


def mark(dark: str, link: str) -> str:
    """The site's mark as an SVG, for browser tabs."""
    brand = Brand.of(dark, link)
    return MARK.format(dark=written(brand.dark), lamp=written(LAMP), door=written(brand.link))
