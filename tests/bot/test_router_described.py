"""Which case somebody means who names none."""

import pytest

from bot.router.described import described_case

DESCRIBED = [
    ("さっきの三脚のやつ、誰が持ってる？", "三脚"),
    ("三脚の案件、誰が持ってる？", "三脚"),
    ("三脚のチケット誰が見てる？", "三脚"),
    ("持ってるのは誰？三脚の件", "三脚"),
    ("昨日来た割れたケトルの問い合わせ、担当は誰ですか", "割れたケトル"),
    ("膨張したバッテリーについてのチケットは誰が対応してる？", "膨張したバッテリー"),
    ("who has the tripod case?", "tripod"),
    ("who's handling the broken kettle complaint?", "broken kettle"),
    ("who owns the ticket about the swelling battery?", "swelling battery"),
]
NONE = [
    "この件、誰が持ってる？",
    "返品の送料は誰が払う？",
    "条件付きの返品は誰が担当？",
    "who has this case?",
    "who pays the return shipping?",
    "who has it",
    "",
]


@pytest.mark.parametrize(("text", "words"), DESCRIBED)
def test_what_is_said_of_a_case_is_what_is_searched_for(text: str, words: str) -> None:
    assert described_case(text) == words


@pytest.mark.parametrize("text", NONE)
def test_a_line_that_says_nothing_of_a_case_describes_none(text: str) -> None:
    assert described_case(text) is None
