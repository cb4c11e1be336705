"""The sentences with which a reply opens and closes, by language, kind of customer and occasion."""

from collections.abc import Mapping

HOUSE = {"ja": "いつもお世話になっております。", "en": ""}
"""Before the greeting to a business."""

_JA_GREETINGS = {
    "inquiry": "この度はお問い合わせいただき、ありがとうございます。",
    "waiting": "お待たせしており、申し訳ございません。",
    "apology": "この度はご迷惑をおかけし、誠に申し訳ございません。",
    "follow_up": "お問い合わせいただいた件について、ご連絡いたします。",
    "thanks": "この度はご連絡いただき、誠にありがとうございます。",
}
_EN_GREETINGS = {
    "inquiry": "Thanks for getting in touch.",
    "waiting": "Thanks for your patience while we look into this.",
    "apology": "I'm sorry about the trouble with this.",
    "follow_up": "I'm following up on your recent message.",
    "thanks": "Thanks so much for letting us know.",
}
GREETINGS: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "ja": {
        "consumer": _JA_GREETINGS,
        "business": _JA_GREETINGS
        | {
            "inquiry": "お問い合わせいただき、ありがとうございます。",
            "follow_up": "お問い合わせいただきました件について、ご連絡申し上げます。",
        },
    },
    "en": {"consumer": _EN_GREETINGS, "business": _EN_GREETINGS},
}

_ASK_JA = "ご不明な点がございましたら、お気軽にお問い合わせください。"
_EN_CLOSINGS = {
    "inquiry": "If anything is unclear, just reply to this message.\n\nBest regards,",
    "waiting": "I'll write again as soon as I know more.\n\nBest regards,",
    "apology": "If there's anything else I can do, just reply to this message.\n\nBest regards,",
    "follow_up": "Just reply to this message and I'll take it from there.\n\nBest regards,",
    "thanks": "Thanks again,",
}
CLOSINGS: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "ja": {
        "consumer": {
            "inquiry": f"{_ASK_JA}\nよろしくお願いいたします。",
            "waiting": "恐れ入りますが、今しばらくお待ちくださいますようお願いいたします。",
            "apology": "ご迷惑をおかけしましたこと、重ねてお詫び申し上げます。\n"
            "何卒よろしくお願いいたします。",
            "follow_up": "お手数をおかけいたしますが、ご確認のほどよろしくお願いいたします。",
            "thanks": "またのご利用を心よりお待ちしております。",
        },
        "business": {
            "inquiry": f"{_ASK_JA}\n引き続きよろしくお願い申し上げます。",
            "waiting": "恐れ入りますが、今しばらくお待ちくださいますようお願い申し上げます。",
            "apology": "ご迷惑をおかけしましたこと、重ねてお詫び申し上げます。\n"
            "何卒よろしくお願い申し上げます。",
            "follow_up": "お手数をおかけいたしますが、ご確認のほどよろしくお願い申し上げます。",
            "thanks": "今後とも何卒よろしくお願い申し上げます。",
        },
    },
    "en": {"consumer": _EN_CLOSINGS, "business": _EN_CLOSINGS},
}
