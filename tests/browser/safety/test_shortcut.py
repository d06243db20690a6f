"""Row 14: Shift three times leaves, and nothing else does."""

import time

from tests.browser.safety.waiting import wait_until

# What the keyboard on a phone sends while somebody types: Shift by itself, again and again.
LIKE_A_PHONE = """(() => {
  for (let n = 0; n < 5; n++) for (const kind of ['keydown', 'keyup'])
    document.activeElement.dispatchEvent(new KeyboardEvent(kind, { key: 'Shift', bubbles: true, cancelable: true }));
})()"""
ADD_A_FIELD = """(() => { const field = document.createElement('%s'); 
  if ('%s' === 'div') field.contentEditable = 'true';
  document.querySelector('main').prepend(field); field.focus(); })()"""


def stays(visitor, site) -> bool:
    time.sleep(0.4)
    return visitor.address() == site.url(site.hub) and visitor.tab_title() == "Local services"


def say_stays(visitor, site, report, what):
    stayed = stays(visitor, site)
    report.say(14, what, visitor.name, "stays", "stays" if stayed else "leaves", stayed)


def test_left_and_right_shift_count_alike(visitor, site, neutral, report):
    visitor.press("Shift", "ShiftRight", "Shift")
    left = wait_until(lambda: visitor.address() in neutral.addresses)
    report.say(14, "left, right, left Shift", visitor.name, "leaves", "leaves" if left else "stays", left)


def test_it_never_leaves_while_somebody_types(visitor, site, report):
    for field in ("input", "textarea", "select", "div"):
        visitor.run(ADD_A_FIELD % (field, field))
        visitor.press("Shift", "Shift", "Shift", "Shift", "Shift")
        visitor.run(LIKE_A_PHONE)
        name = "an editable text" if field == "div" else field
        say_stays(visitor, site, report, f"Shift 5 times, and a phone's Shift 5 times, in {name}")


def test_shift_together_with_another_key_does_not_count(visitor, site, report):
    for _ in range(4):
        visitor.hold("Shift", "a")
    say_stays(visitor, site, report, "Shift and a letter, 4 times")
    for _ in range(4):
        visitor.hold("Control", "Shift")
    say_stays(visitor, site, report, "Control and Shift, 4 times")


def test_another_key_or_a_press_of_the_mouse_begins_the_count_anew(visitor, site, report):
    visitor.press("Shift", "Shift", "b", "Shift", "Shift")
    say_stays(visitor, site, report, "Shift twice, a letter, Shift twice")


def test_two_presses_are_forgotten(visitor, site, report):
    visitor.press("Shift", "Shift")
    time.sleep(5.5)
    said = visitor.run("document.querySelector('.voice').textContent")
    visitor.press("Shift")
    say_stays(visitor, site, report, "Shift twice, 5 s, Shift")
    assert said == "You are still on this page."


def test_more_presses_than_three_do_nothing_more(visitor, site, neutral, report):
    neutral.delay = 1
    visitor.press("Shift", "Shift", "Shift", "Shift", "Shift")
    assert wait_until(lambda: visitor.address() in neutral.addresses)
    report.say(14, "Shift 5 times: sites asked", visitor.name, "1", len(neutral.visits), len(neutral.visits) == 1)


def test_each_press_is_shown_and_spoken(visitor, report):
    hint = visitor.run("document.querySelector('.exit .keys').checkVisibility()")
    said = []
    for _ in range(2):
        visitor.press("Shift")
        lit = visitor.run("document.querySelectorAll('.exit .keys i.on').length")
        said.append((lit, visitor.run("document.querySelector('[role=status]').textContent")))
    wanted = [(1, "Press Shift 2 more times to leave."), (2, "Press Shift 1 more time to leave.")]
    report.say(
        14, "hint seen, presses shown and spoken", visitor.name, "yes", hint and said == wanted, hint and said == wanted
    )
