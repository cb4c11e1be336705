"""Which sentences of a text have left a trace in its translation.

A table of what support messages talk about, in both languages: a sentence whose known words are
all without an answer in the translation was left out, one whose words are there was not.
"""

import re
from typing import Literal

Trace = Literal["there", "gone", "unknown"]

_LISTED = (
    "返金|払い戻し|お金=refund|money back",
    "返品|返送|お送り返し|返し=return|send|sent|back|refus",
    "交換|代わり|代替|取り替え=exchang|replac|swap|another|instead",
    "電話|お掛け=phone|call|ring",
    "メール=mail",
    "写真|画像=photo|picture|image|pic",
    "住所|届け先|宛先|番地=address|number",
    "領収書|レシート=receipt",
    "請求|引か=charg|invoice|bill",
    "発送|出荷=ship|sent|send|went out|dispatch",
    "注文|頼ん=order|ask",
    "届|到着|着き|受け取=arriv|deliver|reach|got|get|came|com|receiv|refus|pick",
    "配送|配達|運送|輸送|運送会社=deliver|carrier|driver|shipping|courier",
    "箱|段ボール=box|packag|carton",
    "荷物|小包=packag|parcel|deliver|box",
    "壊れ|割れ|破損|故障|不良|ひび=broke|break|damag|crack|defect|shatter",
    "修理|直=repair|fix|work|correct",
    "保証=warrant|guarant|cover",
    "在庫|入荷=stock|availab|have|one|left",
    "電源|つき|つか=power|turn|plug|switch|on",
    "電池|バッテリー=batter",
    "充電=charg",
    "部品|パーツ|ネジ|ねじ=part|piece|screw",
    "説明書|マニュアル=manual|instruction",
    "組み立て=assembl|put|build|built",
    "設定|設置=set|install",
    "アプリ=app",
    "パスワード=password",
    "ログイン=log|sign",
    "アカウント=account",
    "クーポン|割引|値引|引き=coupon|discount|off",
    "ポイント=point",
    "カード=card",
    "支払|払=pay|paid|charg",
    "キャンセル|取り消|解約=cancel|stop",
    "変更|変え=chang|switch|move|updat",
    "サイズ|大き|小さ|狭=size|big|small|large|fit",
    "色|黒|白|赤|青=color|colour|black|white|red|blue",
    "音|うるさ=noise|loud|sound|silent|quiet|click",
    "熱|温=hot|heat|warm",
    "水|濡|ぬれ|漏=water|wet|leak|spill|damp",
    "贈り物|ギフト|プレゼント=gift|present",
    "誕生日=birthday",
    "子ども|子供|息子|娘=child|kid|son|daughter|old",
    "母|父|妻|夫=mother|father|wife|husband|mom|dad",
    "会社|オフィス|職場=company|office|work",
    "倉庫=warehouse",
    "メーカー=manufactur|maker",
    "お客様|先方=customer|you|they|he|she|client",
    "シアトル=seattle",
    "東京=tokyo",
    "日本=japan",
    "英語=english",
    "翻訳|訳=translat",
    "確認|調べ|見て=check|confirm|look|verif|see|make sure",
    "追跡=track",
    "番号=number|id|order",
    "明日=tomorrow",
    "昨日=yesterday",
    "今日|本日|今朝=today|this morning",
    "来週=next week",
    "先週=last",
    "来月=next month",
    "今週=this week",
    "祝日|休み|休業=holiday|off|away|clos",
    "朝|午前=morning|am|a.m",
    "午後|夕方|夜|晩=afternoon|evening|night|pm|p.m",
    "急|至急|早=urgent|soon|quick|hurry|rush|fast|right away|once",
    "送料=shipping|postage|free|cost|charg|pay",
    "無料|無償=free|no charge|charg|cost",
    "ラベル|伝票=label|slip",
    "名前|宛名=name",
    "サイン|署名=sign",
    "袋=bag",
    "皿=plate|dish",
    "椅子=chair",
    "棚=shel|book",
    "コード|ケーブル=cord|cable",
    "ランプ|ライト|電球=light|lamp|bulb",
    "画面=screen",
    "ボタン=button",
    "フィルター=filter",
    "玄関|ドア=door",
    "部屋=room|apartment",
    "店|当店=store|shop|we",
    "セール=sale",
    "値段|価格|金額=price|amount|cost|total",
    "迷惑メール=spam|junk",
    "返信|返事|回答|連絡=repl|answer|hear|respon|contact|"
    "word|touch|back|writ|let|get in|tell|e-mail",
    "問い合わせ=question|inquir|enquir|contact|writ|request|ask|wrote|messag|case|ticket|mail",
    "メッセージ=messag",
    "買|購入=buy|bought|purchas|got|order",
    "使=us",
    "待=wait|hold|until|patien",
    "開け|開封=open",
    "捨て=thr|toss|bin|no longer|discard",
    "洗=wash",
    "乾=dry",
    "忘れ=forg|remember|left|slip",
    "間違|誤=wrong|mistak|accident|error|mix",
    "引っ越=mov",
    "リーダー|上司|上に=manager|boss|lead|supervisor",
    "午前中=morning",
    "閉|閉店=close",
    "盗=stol|steal|theft",
    "添付=attach",
    "プラグ|コンセント=plug|outlet",
    "ページ|サイト=page|site|web|online",
    "レビュー=review",
    "定期便|定期購入=subscri",
    "引き取=pick|collect|take",
    "仕入先=supplier",
    "紛失|なくし=lost|los|miss",
    "工具=tool",
    "犬=dog",
    "猫=cat",
    "トラブル|問題=problem|issue|fine|wrong|trouble|ok|matter",
    "安全|危険=safe|danger|risk",
    "在宅|家|自宅=home|house|place",
    "隣=neighbor|neighbour|next door",
    "エレベーター=elevator|lift",
    "結婚式=wedding",
    "冷蔵庫=fridge|refrigerator",
)
_TABLE = tuple(
    (re.compile(left), re.compile(rf"\b(?:{right})", re.IGNORECASE))
    for left, right in (line.split("=") for line in _LISTED)
)


def traces(sentences: list[str], translation: str, origin: str, target: str) -> list[Trace]:
    """For each sentence of the source. Other languages than Japanese and English are unknown."""
    if {origin, target} != {"ja", "en"}:
        return ["unknown"] * len(sentences)
    side = 0 if origin == "ja" else 1
    return [_trace(sentence, sentences, translation, side) for sentence in sentences]


def _trace(sentence: str, sentences: list[str], translation: str, side: int) -> Trace:
    """By the words that no other sentence of the source has."""
    others = "\n".join(one for one in sentences if one is not sentence)
    own = [row for row in _TABLE if row[side].search(sentence) and not row[side].search(others)]
    answered = [bool(row[1 - side].search(translation)) for row in own]
    if not own:
        return "unknown"
    return "there" if 2 * sum(answered) >= len(own) else "gone"
