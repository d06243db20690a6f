"""Dates, spans of years, hours, sizes, numbers and names stay in one piece, and nothing but what is read is changed."""

import pytest
from django.template import Context, Template

from core.non_breaking import without_breaks


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        (
            "16 November 2026 to 3 January 2027",
            '<span class="nb">16 November 2026</span> to <span class="nb">3 January 2027</span>',
        ),
        ("until 3\nMay 2027", 'until <span class="nb">3\nMay 2027</span>'),
        ("from 1 May on", 'from <span class="nb">1 May</span> on'),
        ("in June 2023, the Board", 'in <span class="nb">June 2023,</span> the Board'),
        ("Strategy (2022–25).", 'Strategy <span class="nb">(2022–25).</span>'),
        ("the areas of 2025-2029;", 'the areas of <span class="nb">2025-2029;</span>'),
        ("PNG, 10.1 KB", 'PNG, <span class="nb">10.1 KB</span>'),
        ("at 9:26 a.m. today", 'at <span class="nb">9:26 a.m.</span> today'),
        ("Call 0808 2000 247. It is free", 'Call <span class="nb">0808 2000 247.</span> It is free'),
        ("(020 7332 3621)", '<span class="nb">(020 7332 3621)</span>'),
        ("Childline, 0800 1111", 'Childline, <span class="nb">0800 1111</span>'),
        ("or 116 123, day", 'or <span class="nb">116 123,</span> day'),
        ("open 24 hours a day", 'open <span class="nb">24 hours</span> a day'),
        ("£1.5 million", '<span class="nb">£1.5 million</span>'),
        ("fell by 12 per cent.", 'fell by <span class="nb">12 per cent.</span>'),
        ("near St Paul’s Cathedral", 'near <span class="nb">St Paul’s</span> Cathedral'),
        ("see Appendix 2, page 14", 'see <span class="nb">Appendix 2,</span> <span class="nb">page 14</span>'),
    ],
)
def test_it_is_one_piece(html, shown):
    assert without_breaks(html) == shown


@pytest.mark.parametrize(
    "html",
    [
        '<a title="Paper of 17 June 2016" href="/papers/2016-17/">Paper</a>',
        "<textarea>On 17 June 2016</textarea>",
        "<select><option>2016–17</option></select>",
        '<p class="copy">From 1 May 2026 on</p>',
        "<svg><title>17 June 2016</title></svg>",
        "<time>17 June 2016</time>",
        '<span class="nb">17 June 2016</span>',
        '<a class="tel" href="tel:08082000247">0808 2000 247</a>',
        "In May, 20 people. ST26-3BCV-Q5. 20 daysacks, High St is open, 2024 5",
    ],
)
def test_it_is_left_as_it_is(html):
    assert without_breaks(html) == html


def test_a_template_says_it_once_around_all_that_it_shows():
    template = Template("{% load non_breaking %}{% nonbreaking %}<p>{{ said }}</p>{% endnonbreaking %}")
    assert template.render(Context({"said": "<1 May>"})) == '<p>&lt;<span class="nb">1 May</span>&gt;</p>'
