"""What posts and the history's pages say beside the entries themselves."""

from bot.texts.lines import Line

LINES = {
    "card.subject_original": Line("件名の原文：{subject}", "Original subject: {subject}"),
    "card.alert_quote": Line("お客様のご連絡：", "What the customer wrote:"),
    "card.owner_unassigned": Line(
        "担当：{team}チーム（担当者は未定）", "Owned by {team}, unassigned"
    ),
    "card.assigned_elsewhere": Line(
        "担当：{agent}（{team}チーム）", "Assigned to {agent} ({team})"
    ),
    "brief.unanswered": Line(
        "未解決：お客様の最新のご連絡（まだ回答していません）",
        "Open question: the customer's latest message, not answered yet",
    ),
    "brief.answered": Line(
        "お客様の最新のご連絡（回答済み）", "Customer's latest message (answered)"
    ),
    "post.got": Line("お客様に届いた文（{language}）：", "What they got ({language}):"),
    "post.untranslated": Line("［未翻訳］", "[not translated yet]"),
    "post.more": Line("{first}（ほか{count}件）", "{first} (and {count} more)"),
    "post.fallback": Line("{ref}　{first}", "{ref} · {first}"),
    "button.beside": Line("原文と並べて見る", "Show originals"),
    "button.alone": Line("原文を隠す", "Hide originals"),
    "refusal.words": Line(
        "翻訳エンジンの知らない言葉が多い", "it has too many words that the engine doesn't know"
    ),
    "refusal.values": Line(
        "数字・日付・番号が正しく伝わらない", "a number, date or code wouldn't have come through"
    ),
    "refusal.meaning": Line("意味が変わってしまう", "the meaning would have changed"),
    "refusal.part": Line("内容の一部が抜けてしまう", "part of it would have been lost"),
    "refusal.garbled": Line("訳が文にならない", "what came out couldn't be read"),
    "refusal.terms": Line("決められた用語が守られない", "a fixed term wouldn't have been kept"),
    "history.loading": Line("読み込んでいます…", "Loading…"),
    "history.failed": Line(
        "表示できませんでした。閉じて、もう一度開いてください。",
        "This couldn't be shown. Please close it and open it again.",
    ),
}
