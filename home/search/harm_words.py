"""Does a question sound as if somebody is being hurt? Then the numbers to call come before any result. Pure.

It is better to show the numbers once too often: a spelling close to one of these words counts as that word.
"""

from collections.abc import Iterable
from difflib import SequenceMatcher

from home.search.query import Phrase

# Each line: words that stand together, in any form of ours a reader may type. Lower case, without punctuation.
HARM_PHRASES: tuple[Phrase, ...] = tuple(
    tuple(line.split())
    for line in """
    abuse
    abused
    abuser
    abusing
    abusive
    acid
    afraid
    assault
    assaulted
    attacked
    bashed
    beaten
    beating
    beats me
    being followed
    being hit
    being watched
    blackmail
    bullied
    bullying
    choked
    coerced
    coercion
    coercive
    controlling behaviour
    controlling partner
    controlling relationship
    county lines
    cuckooing
    dv
    exploitation
    exploited
    female genital mutilation
    fgm
    flashed
    followed home
    following me
    forced marriage
    forced to marry
    gaslighting
    grabbed
    grooming
    groped
    harass
    harassed
    harassing
    harassment
    hate crime
    help me
    hit me
    hits me
    honour based
    honour killing
    hurt
    hurting
    hurts me
    i am scared
    i want to die
    in danger
    indecent exposure
    intimate images
    kill me
    kill myself
    kills me
    kidnapped
    killed
    knife
    knives
    molested
    murder
    murdered
    not safe
    overdose
    rape
    raped
    rapist
    rapes
    refuge
    revenge porn
    safe house
    scared
    self harm
    sextortion
    slavery
    spiked
    spiking
    stabbed
    stabbing
    stalked
    stalker
    stalking
    strangled
    strangulation
    suicidal
    suicide
    threatened
    threatening
    threatens
    threats
    touched me
    trafficked
    trafficking
    unsafe
    upskirting
    vawg
    victim
    violence
    violent
    voyeurism
    """.splitlines()
    if line.strip()
)

CLOSE_ENOUGH = 0.86
SHORTEST_GUESSED = 6  # letters: “knife” and “night” are closer than they look


def speaks_of_harm(words: Iterable[str]) -> bool:
    """Whether any of HARM_PHRASES stands in `words`, spelt right or nearly right."""
    words = tuple(words)
    return any(
        _alike(words[at : at + len(phrase)], phrase)
        for phrase in HARM_PHRASES
        for at in range(len(words) - len(phrase) + 1)
    )


def _alike(typed: Phrase, phrase: Phrase) -> bool:
    return all(_same_or_close(ours, theirs) for ours, theirs in zip(typed, phrase, strict=True))


def _same_or_close(typed: str, known: str) -> bool:
    if typed == known:
        return True
    if min(len(typed), len(known)) < SHORTEST_GUESSED or typed[0] != known[0]:
        return False
    return SequenceMatcher(None, typed, known).ratio() >= CLOSE_ENOUGH
