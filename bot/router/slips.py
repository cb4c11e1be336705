"""Slips of the keyboard put right before anything is looked for. Pure.

Only words that an intent hangs on: a text that is to be answered or looked up keeps its own
spelling.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

_KNOWN_TYPED = """
status update history happened timeline customer contact language address translate
translation japanese english handoff assigned owner ticket tickets complaints similar
policy return returns refund refunds exchange warranty cancel cancellation invoice
receipt shipping shipped customs battery delivered delivery delivering tracking package
parcel arrived order ordered promise promised replied reply answered answer resolved
pending waiting deadline thanks thank please command button shortcut transfer escalate
search replacement damaged broken seattle tokyo yesterday summary handling handles phone
email bought purchase purchased previous report reports
lithium swollen compensation discount postage voltage coupon defective counterfeit stolen
injured burning account company profile urgent overdue accept accepted decline withdraw
notification notifications similar examples background conversation original opened closed
eligible allowed duties tariff international overseas assign reassign received receive
inquiry inquiries replaced resolve escalated reopened missing details
"""
_KNOWN = tuple(_KNOWN_TYPED.split())
_PLAIN_TYPED = """
older border orders stats state statues retire retires turns turn retune refunded
returned funds store stored battle batter buttons bottom bottoms commands commander
likely rely relay relayed tinkets wicket thickets parcels packages invoices receipts
exchanged warrants policies police polite cancels cancelled canceled delivers deliver
updated updates statuses tanks thinks think than there their owners customers contacts
languages addresses addressed translated translates answers replies promises reporter
reported repair purchases emails phones phoned histories deadlines shipping shopping
shipper chipped skipped slipped stripped handled handle simile tracing trucking tracked
pleased release seating searched searches research handler handlers accent declare mission
messing opener closer closes closet closely accounts urgently received receives receiver
receiving resolved resolves replace replaces replacing allows assigned assigns detail
cordless stolid dunes duress deceived relieved relieve recede retails derails
"""
_PLAIN = frozenset(_PLAIN_TYPED.split())
_WORD = re.compile(r"[a-z]{5,}")

_JAPANESE: tuple[tuple[str, str], ...] = (
    (r"じょうきょう|情況|状協|上京", "状況"),
    (r"どうなった", "どうなった"),
    (r"しんちょく", "進捗"),
    (r"すてーたす|ステイタス|ステタース|スタータス", "ステータス"),
    (r"けいい(?!ん)|経偉|軽緯|経維|敬意(?!を)", "経緯"),
    (r"りれき|履暦|覆歴", "履歴"),
    (r"たんとうしゃ|担当社|坦当", "担当者"),
    (r"たんとう|単当|短刀|単答|胆当", "担当"),
    (r"へんぴん|変品|返晶|返貧", "返品"),
    (r"へんきん|変金|返筋", "返金"),
    (r"こうかん|好感|交歓|公歓|交感", "交換"),
    (r"へんしん|変身|変信", "返信"),
    (r"ほしょう|保障|補証|歩哨", "保証"),
    (r"そうりょう|総量(?=は|って|無|む|いくら|\?)", "送料"),
    (r"かんぜい|関勢", "関税"),
    (r"りょうしゅうしょ|領集書|領収所|料収書", "領収書"),
    (r"せいきゅうしょ|請求所|正求書", "請求書"),
    (r"きゃんせる|キャンセノレ|キャンルセ|キヤンセル", "キャンセル"),
    (r"ひきつぎ|引次ぎ|引き次ぎ|引継ぎ|引き告ぎ|弾き継ぎ", "引き継ぎ"),
    (r"ひきつ(?=[いぐげご])|引継(?=[いぐげご])", "引き継"),
    (r"ほんやく|翻約|飜訳|翻薬", "翻訳"),
    (r"にほんご|二本語|日本後", "日本語"),
    (r"えいご|えーご|エイゴ|映語|英後", "英語"),
    (r"やくして", "訳して"),
    (r"おきゃくさま|お客さま|お各様", "お客様"),
    (r"こきゃく", "顧客"),
    (r"れんらくさき|連絡崎", "連絡先"),
    (r"ちゅうもん|註文|注問", "注文"),
    (r"にもつ|荷持", "荷物"),
    (r"はっそう|発想", "発送"),
    (r"はいたつ", "配達"),
    (r"はいそう", "配送"),
    (r"ついせき", "追跡"),
    (r"といあわせ|問合わせ|問合せ|問い合せ|トイ合わせ|とい合わせ", "問い合わせ"),
    (r"さがして", "探して"),
    (r"けんさく", "検索"),
    (r"きげん(?!が悪|わる)|期現|起源|紀元|機嫌(?=は|いつ|って|まで)", "期限"),
    (r"ちけっと|チケツト|チッケト", "チケット"),
    (r"でんち", "電池"),
    (r"はつえん", "発煙"),
    (r"ぼうちょう", "膨張"),
    (r"つかいかた", "使い方"),
    (r"しあとる|シヤトル|シアトノレ", "シアトル"),
    (r"とうきょう", "東京"),
    (r"だれ(?=が|か|の|で|\?|$)", "誰"),
    (r"かいとう|解答|会頭|解凍|怪盗", "回答"),
    (r"しきゅう|支給(?!さ|し)", "至急"),
    (r"はそん|派損|破存", "破損"),
    (r"こしょう(?!が?(?:味|を))|胡椒", "故障"),
    (r"れんらく(?!さき)", "連絡"),
    (r"かくにん", "確認"),
    (r"ざいこ", "在庫"),
    (r"そうこ(?=[にのへは])", "倉庫"),
    (r"じゅうしょ", "住所"),
    (r"ちゃくばらい", "着払い"),
    (r"ふりょうひん|不良晶", "不良品"),
    (r"みちゃく", "未着"),
    (r"ばってりー?|バッテリ(?!ー)", "バッテリー"),
    (r"りちうむ|リチュウム|リチーム", "リチウム"),
    (r"ゆうせん", "優先"),
    (r"ほうこく", "報告"),
    (r"やくそく", "約束"),
)
_TABLE = tuple((re.compile(form), right) for form, right in _JAPANESE)


def put_right(text: str) -> str:
    """A narrow text in small letters with slips in words of the trade put right."""
    for form, right in _TABLE:
        text = form.sub(right, text)
    return _WORD.sub(lambda match: _nearest(match[0]), text)


@lru_cache(maxsize=4096)
def _nearest(word: str) -> str:
    if word in _KNOWN or word in _PLAIN:
        return word
    allowed = 2 if len(word) >= 9 else 1
    for known in _KNOWN:
        if known[0] == word[0] and OSA.distance(word, known, score_cutoff=allowed) <= allowed:
            # An ending is no slip.
            if word.startswith(known) or known.startswith(word):
                continue
            return known
    return word
