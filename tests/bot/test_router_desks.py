"""What asks about the desks themselves: which are open, what waits for them, and whose."""

import pytest

from bot.grammar import DESKS
from bot.router.desks import asks_of_oneself, desk_in
from bot.router.following import in_conversation
from tests.bot.router_reading import read

DUTY = [
    "is the Tokyo desk open now?",
    "who's on duty in Seattle?",
    "who’s on duty now?",
    "Is Seattle open?",
    "seattle open yet?",
    "when does tokyo open",
    "what time does the US team close today?",
    "is anyone in Tokyo awake?",
    "is anybody at the Seattle office right now",
    "are the Tokyo folks still around",
    "who's working right now",
    "is the other desk closed?",
    "which desks are open",
    "Tokyo's office hours?",
    "is the US open now?",
    "is Tokyo closed for the holiday?",
    "東京は今開いていますか",
    "いま当番は誰？",
    "シアトルは営業中ですか",
    "米国チームはまだ起きてる？",
    "東京は何時から？",
    "東京デスクの営業時間は？",
    "今のシフトは誰ですか",
    "誰が出勤してる？",
    "シアトルは今日お休み？",
    "日本は今営業中？",
    "どのデスクが開いてる？",
    "今シアトル開いてる？",
    "シアトルの人まだいる？",
]

QUEUE = [
    "any open cases?",
    "any open cases waiting for us?",
    "Any cases open?",
    "what's in our queue?",
    "show me the queue",
    "anything waiting for us?",
    "any urgent tickets?",
    "which cases are waiting for us",
    "open tickets in Tokyo",
    "what's open for our desk",
    "do we have any unanswered tickets?",
    "how many open tickets do we have",
    "show all waiting cases",
    "show me unanswered cases",
    "what's on my plate",
    "my open cases",
    "my tickets",
    "handoffs waiting for us",
    "which tickets does nobody have",
    "tickets that no one has taken",
    "what hasn't anyone picked up yet?",
    "cases without an owner",
    "which tickets are not assigned to anyone",
    "is there anything nobody is working on?",
    "未対応の案件はありますか",
    "お疲れ様です。未対応の案件はありますか",
    "期限が近い案件は？",
    "期限切れのやつある？",
    "未対応のもの一覧",
    "シアトルの未対応",
    "東京の至急チケット",
    "うちの未対応は何件？",
    "急ぎの件",
    "残っている案件はありますか",
    "どんな案件が残ってる？",
    "キューには何がありますか",
    "自分の担当案件は？",
    "引き受け待ちの引き継ぎはありますか",
    "誰も担当していないチケットは？",
    "まだ誰も見てない案件",
    "担当者のいない案件を見せて",
    "担当が決まっていないチケット",
    "チケットで誰も取っていないのは？",
]

ELSE = [
    "is the store open on holidays?",
    "is the Tokyo store open?",
    "is Amazon open on Sundays",
    "any open cases about tripods?",
    "open box returns in Japan?",
    "who covers tax on duty",
    "who pays duty US to Japan",
    "is Tokyo open to refunding",
    "does Japan Post work on weekends",
    "US-1043 still open?",
    "is anyone in Seattle around to take US-1043",
    "how do I see my queue",
    "urgent refund?",
    "any new policy?",
    "営業時間は？",
    "東京の店舗は開いていますか",
    "シアトルの倉庫は開いてる？",
    "JP-1042は開いてる？",
    "日本の祝日に配送されますか",
    "開いている箱は返品できる？",
    "残っているポイントは返る？",
    "急ぎで返金できますか",
    "期限切れのクーポン",
    "キューの使い方",
    "至急！！！",
    "ちょっと待ってる",
    "which tickets about cameras does nobody have",
    "nobody has US-1042?",
    "what is anyone working on",
    "誰も担当していないカメラの件は？",
    "誰も家にいないときの配達は？",
]


@pytest.mark.parametrize("text", DUTY)
def test_which_desks_are_open(text: str) -> None:
    assert read(text).intent == "duty"


@pytest.mark.parametrize("text", QUEUE)
def test_what_waits(text: str) -> None:
    assert read(text).intent == "queue"


@pytest.mark.parametrize("text", ELSE)
def test_what_only_sounds_like_it(text: str) -> None:
    assert not {one.intent for one in read(text).intents[:1]} & {"duty", "queue"}


@pytest.mark.parametrize(
    ("text", "desk"),
    [
        ("is the Tokyo desk open?", "jp"),
        ("シアトルの未対応", "us"),
        ("any open cases waiting for us?", None),
        ("any open cases for the US desk?", "us"),
        ("is the us open now?", "us"),
        ("USは開いてる？", "us"),
        ("when does Seattle open if Tokyo is closed", None),
        ("which desks are open", None),
    ],
)
def test_the_one_desk_that_is_named(text: str, desk: str | None) -> None:
    assert desk_in(text, DESKS) == desk


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("what's on my plate", True),
        ("anything waiting for me?", True),
        ("自分の担当案件は？", True),
        ("anything waiting for us?", False),
        ("私たちの未対応", False),
        ("show me the queue", False),
    ],
)
def test_whether_only_the_askers_are_meant(text: str, own: bool) -> None:
    assert asks_of_oneself(text) is own


@pytest.mark.parametrize(
    "text", ["who's on duty?", "当番は誰？", "any open cases?", "未対応ある？"]
)
def test_what_asks_about_the_desks_hangs_on_nothing_before(text: str) -> None:
    assert in_conversation(text, ["who has JP-1042?"]) == text


@pytest.mark.parametrize(
    ("first", "then", "meant"),
    [
        ("is the Tokyo desk open now?", "and Seattle?", "is the Seattle desk open now?"),
        ("東京は今開いてる？", "シアトルは？", "シアトルは今開いてる?"),
        ("any open cases?", "what about Tokyo?", "any open cases in Tokyo?"),
        ("未対応ある？", "じゃあ東京は？", "東京の未対応ある?"),
    ],
)
def test_the_same_is_asked_of_another_desk(first: str, then: str, meant: str) -> None:
    assert in_conversation(then, [first]) == meant
    assert read(meant).intent in ("duty", "queue")
