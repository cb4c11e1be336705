"""Words for times of the year, as people ask what holds then; parts of patterns."""

SEASON_JA = (
    r"年末年始|年末|年始|(?:お)?正月|(?:大型|\d+)?連休|祝日|休日|休業日?|週末|土日(?:祝)?|平日|夜間"
    r"|お盆(?:休み)?|gw|ゴールデンウ[ィイ]ーク|(?:夏|冬|春)休み|クリスマス|ホリデー(?:シーズン)?"
    r"|ブラックフライデー|プライムデー|セール|繁忙期|\d{1,2}月"
)
SEASON_EN = (
    r"(?:public |national |bank |winter |summer |year[- ]end |new year'?s? )?holidays?"
    r"(?: season| period| week)?|christmas|xmas|new year(?:'s)?|thanksgiving|black friday"
    r"|cyber monday|prime day|golden week|obon|weekends?|weekdays?|(?:the )?sales?|peak season"
    r"|winter|summer|january|february|march|april|june|july|august|september|october|november"
    r"|december"
)
DURING_JA = r"(?:期間|シーズン)?(?:中|の間|明け|前後?|後|直前|直後|以降)?"
"""What may stand behind a season."""
