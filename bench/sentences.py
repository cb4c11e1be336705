"""A million different sentence pairs as support desks write them, and how people vary a sentence.

Patterns are written in both languages and filled with words in both; no two pairs are alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import gcd, prod

Both = tuple[str, str]


def both(lines: str) -> tuple[Both, ...]:
    """``ja|en`` a line."""
    pairs = (line.partition("|") for line in lines.strip().splitlines())
    return tuple((japanese.strip(), english.strip()) for japanese, _, english in pairs)


THINGS = both("""
折りたたみ傘|folding umbrella
デスクライト|desk lamp
充電ケーブル|charging cable
モバイルバッテリー|power bank
ワイヤレスイヤホン|wireless earphones
電気ケトル|electric kettle
炊飯器|rice cooker
加湿器|humidifier
コーヒーミル|coffee grinder
ホットプレート|hot plate
ドライヤー|hair dryer
体重計|bathroom scale
空気清浄機|air purifier
掃除機|vacuum cleaner
扇風機|electric fan
防水カバー|waterproof cover
三脚|tripod
カメラバッグ|camera bag
交換レンズ|interchangeable lens
双眼鏡|pair of binoculars
腕時計|wristwatch
財布|wallet
スーツケース|suitcase
リュックサック|backpack
登山靴|hiking boots
寝袋|sleeping bag
テント|tent
水筒|water bottle
弁当箱|lunch box
フライパン|frying pan
包丁|kitchen knife
まな板|cutting board
急須|teapot
湯のみ|teacup
座布団|floor cushion
毛布|blanket
枕|pillow
カーテン|curtain
本棚|bookshelf
椅子|office chair
キーボード|keyboard
マウス|mouse
モニター|monitor
プリンター|printer
インクカートリッジ|ink cartridge
メモリーカード|memory card
スピーカー|speaker
リモコン|remote control
目覚まし時計|alarm clock
ぬいぐるみ|stuffed animal
""")
KINDS = both("""
黒い|black
白い|white
青い|blue
赤い|red
緑の|green
小さい|small
大きい|large
新しい|new
限定版の|limited edition
子ども用の|children's
軽量の|lightweight
日本製の|Japanese-made
""")
TIMES = both("""
昨日|yesterday
先週|last week
先月|last month
今朝|this morning
月曜日に|on Monday
週末に|over the weekend
三日前に|three days ago
連休中に|during the holidays
セール期間中に|during the sale
誕生日用に|for a birthday
""")
TROUBLES = both("""
電源が入りません|does not turn on
箱がつぶれていました|came in a crushed box
部品が一つ足りません|is missing one part
説明書が入っていませんでした|came without its manual
色が写真と違います|has a different color from the picture
表面に傷があります|has scratches on its surface
変な音がします|makes a strange noise
途中で止まってしまいます|stops in the middle of use
水が漏れています|is leaking water
思ったより小さかったです|is smaller than expected
充電ができません|does not charge
ふたが閉まりません|has a lid that does not close
においが気になります|has a smell that bothers us
サイズが合いませんでした|did not fit
まだ届いていません|has not arrived yet
別の住所に届きました|was delivered to another address
""")
WISHES = both("""
交換していただけますか|could you exchange it
返金をお願いできますか|could you refund it
使い方を教えてください|please tell us how to use it
新しいものを送ってください|please send us a new one
状況を調べてください|please look into it
返品の方法を知りたいです|we would like to know how to return it
部品だけ送ってもらえますか|could you send only the part
いつ届くか教えてください|please tell us when it will arrive
どうすればよいでしょうか|what should we do
修理はできますか|can it be repaired
""")
PLACES = both("""
東京の倉庫|our Tokyo warehouse
大阪の倉庫|our Osaka warehouse
福岡の店舗|our Fukuoka store
シアトルの倉庫|our Seattle warehouse
配送会社|the carrier
メーカー|the manufacturer
修理センター|the repair center
検品の担当部署|our inspection team
通関の担当者|the customs officer
営業所|the local depot
""")
DOINGS = both("""
在庫を確認しております|is checking its stock
発送の準備をしております|is preparing the shipment
原因を調べております|is looking into the cause
荷物を探しております|is searching for the parcel
返送品を点検しております|is inspecting the returned item
交換品を手配しております|is arranging a replacement
住所を確かめております|is confirming the address
書類の到着を待っております|is waiting for the documents
""")
OFFERS = both("""
交換品をお送りいたします|we will send a replacement
修理を承ります|we will repair it
部品を無料でお送りいたします|we will send the part free of charge
返品用のラベルをお送りいたします|we will send you a return label
確認のうえご連絡いたします|we will check and get back to you
担当者からご連絡いたします|our specialist will contact you
お届け先を変更いたします|we will change the delivery address
ご注文を取り消しいたします|we will cancel your order
""")
ASKS = both("""
写真をお送りいただけますでしょうか|could you send us a picture
型番をお知らせいただけますでしょうか|could you tell us the model number
ご住所をご確認いただけますでしょうか|could you check your address
お電話番号をお知らせください|please let us know your phone number
外箱の状態をお知らせください|please tell us about the state of the outer box
ご希望の日時をお知らせください|please let us know your preferred date and time
保証書の有無をご確認ください|please check whether you have the warranty card
電池を入れ直してお試しください|please try putting the batteries in again
""")

PATTERNS: tuple[tuple[str, str, tuple[tuple[Both, ...], ...]], ...] = (
    ("{}買った{}{}ですが、{}。", "The {1} {2} I bought {0} {3}.", (TIMES, KINDS, THINGS, TROUBLES)),
    ("{}{}の件ですが、{}ので、{}。", "My {} {} {}, so {}.", (KINDS, THINGS, TROUBLES, WISHES)),
    (
        "{}ご注文いただいた{}につきましては、{}にて{}。",
        "As for the {1} you ordered {0}, {2} {3}.",
        (TIMES, THINGS, PLACES, DOINGS),
    ),
    (
        "お手元の{}{}につきましては、{}とのことですので、{}。",
        "Regarding your {} {} that {}, {}.",
        (KINDS, THINGS, TROUBLES, OFFERS),
    ),
    (
        "恐れ入りますが、{}お届けした{}{}について、{}。",
        "About the {1} {2} delivered {0}, {3}?",
        (TIMES, KINDS, THINGS, ASKS),
    ),
    ("{}から{}{}が戻りしだい、{}。", "Once the {1} {2} is back from {0}, {3}.",
     (PLACES, KINDS, THINGS, OFFERS)),
    (
        "ご不便をおかけして申し訳ございません、{}の件は{}が{}。",
        "We are sorry for the trouble with your {}: {} {}.",
        (THINGS, PLACES, DOINGS),
    ),
    (
        "{}届いた{}と{}のうち、{}だけ返品したいです。",
        "Of the {1} and the {2} that arrived {0}, I would like to return only the {3}.",
        (TIMES, THINGS, THINGS, THINGS),
    ),
    (
        "{}{}を使うと{}の調子が悪くなるのですが、{}。",
        "When I use the {} {}, the {} stops working well; {}.",
        (KINDS, THINGS, THINGS, WISHES),
    ),
    (
        "保証期間内の{}{}でしたら、{}で点検のうえ、{}。",
        "If your {} {} is under warranty, after a check by {}, {}.",
        (KINDS, THINGS, PLACES, OFFERS),
    ),
    (
        "{}{}は{}に入荷する予定ですので、{}。",
        "The {} {} will be in stock again at {}, and {}.",
        (KINDS, THINGS, PLACES, OFFERS),
    ),
    (
        "{}に問い合わせたところ、{}は{}とのことで、{}。",
        "We asked {} and learned that the {} {}, so {}.",
        (PLACES, THINGS, TROUBLES, ASKS),
    ),
    (
        "注文番号{order}の{}は{}、{}。",
        "The {} of order {order} {}; {}.",
        (THINGS, TROUBLES, WISHES),
    ),
    (
        "{}の代金{yen}円は、{}に{}お支払いいただきました。",
        "The ¥{yen} for the {} was paid to {} {}.",
        (THINGS, PLACES, TIMES),
    ),
)  # fmt: skip


def numbered(pattern: int, number: int) -> Both:
    """The pair that stands at this place among all that the pattern can say."""
    japanese, english, slots = PATTERNS[pattern]
    chosen = []
    for words in slots:
        number, at = divmod(number, len(words))
        chosen.append(words[at])
    values = {"order": f"250-{number:07}-{7_000_000 - number:07}", "yen": f"{1000 + number:,}"}
    first, second = zip(*chosen, strict=True)
    return japanese.format(*first, **values), english.format(*second, **values)


def room(pattern: int) -> int:
    return prod(len(words) for words in PATTERNS[pattern][2])


def spread(pattern: int, wanted: int) -> Iterator[Both]:
    """Different pairs of one pattern from all over what it can say."""
    space = room(pattern)
    step = next(one for one in range(int(space * 0.618), space * 2) if gcd(one, space) == 1)
    for number in range(min(wanted, space)):
        yield numbered(pattern, number * step % space)


def pairs(wanted: int) -> Iterator[tuple[str, str]]:
    """``wanted`` different pairs, the small patterns whole and the large ones in equal parts."""
    left = wanted
    order = sorted(range(len(PATTERNS)), key=room)
    for place, pattern in enumerate(order):
        share = min(room(pattern), -(-left // (len(order) - place)))
        left -= share
        yield from spread(pattern, share)
