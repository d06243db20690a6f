"""What a browser keeps of a support page gives nothing away, in whatever language its title is pasted."""

import pytest

from core.slugs import from_title
from support_services.telltale_words import telltale_word

# Titles as help is called in other languages, and the same said neutrally.
TELLING = [
    "Przemoc domowa: gdzie szukać pomocy", "العنف المنزلي: كيف تحصل على المساعدة", "عنف منزلي",
    "পারিবারিক নির্যাতন: সাহায্য", "گھریلو تشدد: مدد", "家庭虐待：如何求助", "家庭暴力", "Rabshadda guriga: caawimaad",
    "Violența în familie", "Aile içi şiddet", "Домашнее насилие", "घरेलू हिंसा",
]  # fmt: skip
NEUTRAL = [
    "Usługi w okolicy", "خدمات محلية", "স্থানীয় পরিষেবা", "مقامی خدمات", "本地服务", "Adeegyada deegaanka",
    "Local services", "Out of doors", "Servicii locale", "Yerel hizmetler", "Местные службы",
]  # fmt: skip


@pytest.mark.parametrize("title", TELLING)
def test_a_telling_title_is_noticed_as_it_is_written_and_as_its_address(title):
    assert telltale_word(title)
    assert telltale_word(from_title(title)), from_title(title)


@pytest.mark.parametrize("title", NEUTRAL)
def test_a_neutral_one_is_taken(title):
    assert telltale_word(title) == telltale_word(from_title(title)) == ""
