"""A safety complaint wakes whoever is awake; a name or a saying does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickets.safety import is_safety_complaint


@pytest.mark.parametrize(
    "text",
    [
        *("バッテリーが膨張しています", "電池が膨らんできた", "ふくれて蓋が閉まらない"),
        *(
            "充電中に異常に熱くなります",
            "発熱がひどい",
            "発煙しました",
            "煙が出ました",
            "ｹﾑﾘが見えた",
        ),
        *(
            "コンセントから火花",
            "発火した",
            "火が出た",
            "焦げ臭いです",
            "本体が溶けた",
            "異臭がする",
        ),
        *(
            "ケガをしました",
            "ｹｶﾞをしました",
            "子どもが怪我",
            "やけどしました",
            "ヤケドを負った",
            "火傷",
        ),
        *("爆発した", "破裂音がして破裂", "感電しました", "煙感知器が鳴りました"),
        *(
            "The battery is swollen",
            "It started SMOKING",
            "smoke came out",
            "ＳＭＯＫＥ",
            "swelling",
        ),
        *("it burned my hand", "burnt the desk", "I got burns", "it overheats", "caught fire"),
        *(
            "There was a fire",
            "My son was injured",
            "it hurt my finger",
            "exploded",
            "It's too hot",
        ),
        *("The smoke detector started smoking", "the smoke alarm went off", "it gave sparks"),
        *("My Fire TV stick caught fire", "the Kindle Fire is burning"),
    ],
)
def test_a_danger_is_noticed(text: str) -> None:
    assert is_safety_complaint(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "カメラの返品をお願いします",
            "届きません",
            "発熱インナーのサイズ交換",
            "爆発的に売れている",
        ),
        *("花火大会で使います", "煙感知器の保証期間は？", "膨張色のシャツ", "禁煙の部屋用です"),
        *(
            "Is this part of the fire sale?",
            "My Fire TV has no sound",
            "Kindle Fire case",
            "Fire HD 10",
        ),
        *("Do you sell a smoke detector?", "I have a burning question", "It wouldn't hurt to ask"),
        *("fireplace screen", "the smoke grey one", "burn-in on the screen", "I was fired up"),
        *("burn a DVD", "smoked glass", "shockproof case", "It doesn’t hurt to try"),
    ],
)
def test_a_name_or_a_saying_is_not_a_danger(text: str) -> None:
    assert not is_safety_complaint(text)


@given(st.text(), st.text())
def test_a_danger_is_noticed_wherever_it_stands(before: str, after: str) -> None:
    assert is_safety_complaint(f"{before}\n発煙\n{after}")


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("マグカップが割れていました。けがはありませんでした。", False),
        ("箱が少し潰れていた。けが人はいない。", False),
        ("水が漏れます。怪我はしていません。", False),
        ("幸い、やけどなどはありません。", False),
        ("The mug was broken, but nobody was hurt.", False),
        ("It tipped over. No injuries.", False),
        ("I wasn't hurt.", False),
        ("けがはありませんが、煙が出ました。", True),
        ("けがはなかったのですが、充電器が焦げています。", True),
        ("けがをしました。", True),
        ("Nobody was hurt, but the charger is smoking.", True),
        ("My son was hurt.", True),
        ("I was not hurt badly, only a cut.", True),
    ],
)
def test_an_injury_that_is_denied_raises_no_alarm(text: str, danger: bool) -> None:
    assert is_safety_complaint(text) is danger
