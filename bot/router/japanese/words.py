"""Words that several of the Japanese tables share, as parts of their patterns."""

from __future__ import annotations

CASES = r"(?:問い?合わ?せ|といあわせ|クレーム|苦情|相談|チケット|案件|事例|ケース|依頼|事象)"
CASE = rf"(?:{CASES}|報告|連絡|件|やつ|もの)"
WHO = r"(?:誰|だれ|どなた)"
HERS = r"(?:お?客様?|購入者|方|人|ひと)"
