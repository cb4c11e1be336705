"""What the preview of a reply says beyond its common lines, and how a draft is found again."""

from bot.texts.lines import Line

LINES = {
    "button.preview": Line("プレビュー", "Preview"),
    "button.translate_again": Line("訳し直す", "Translate again"),
    "button.use": Line("この訳を使う", "Use this"),
    "button.check_back": Line("訳し戻して確かめる", "Translate back to check"),
    "preview.near": Line("*似た文の訳（以前に確認済み）*", "*Similar sentences, approved before*"),
    "preview.near_line": Line("{percent}%　{source}", "{percent}% · {source}"),
    "preview.near_origin": Line("{agent}　{day}", "{agent}, {day}"),
    "preview.near_shipped": Line("同梱の定型文", "Shipped phrasebook"),
    "preview.near_demo": Line("デモのデータ", "Demo data"),
    "preview.since.replied": Line(
        "⚠️ この下書きを始めたあとに、{agent}さんがこのお客様に返信しています。",
        "⚠️ {agent} has replied to this customer since you began this draft.",
    ),
    "preview.since.you": Line(
        "⚠️ この下書きを始めたあとに、このお客様に別の返信をしています。",
        "⚠️ You've replied to this customer since you began this draft.",
    ),
    "preview.since.wrote": Line(
        "⚠️ この下書きを始めたあとに、お客様から新しいご連絡がありました。",
        "⚠️ The customer has written again since you began this draft.",
    ),
    "preview.taken_up": Line(
        "前に書きかけた下書きの続きです。", "This is the draft you began earlier."
    ),
    "preview.near_gone": Line(
        "この訳は、今の文には合わなくなりました。［訳し直す］を押してください。",
        "This no longer fits your text. Please press [Translate again].",
    ),
    "preview.near_added": Line(
        "どの文に当たるか分からないため、末尾に加えました。位置を確認してください。",
        "It wasn't clear which sentence this replaces, so it was added at the end. Please check "
        "where it belongs.",
    ),
    "preview.back": Line(
        "*訳し戻した文*（機械翻訳です。お客様に届くのは上の文だけです）",
        "*Translated back* (by machine: the customer only gets the text above)",
    ),
    "preview.back_waiting": Line("訳し戻しています…", "Translating it back…"),
    "preview.back_none": Line("訳し戻せませんでした。", "It couldn't be translated back."),
    "button.discard_draft": Line("下書きを削除", "Delete draft"),
    "preview.compose.hint": Line(
        "まだ送信されません。次の画面で、お客様に届く文を確認します。3,000文字を超える返信は、"
        "スレッドに「!返信」に続けて書いてください。",
        "Nothing is sent yet: next you check what they get. For a reply of more than 3,000 "
        "characters, write it in the thread after !reply.",
    ),
    "preview.part": Line("{label}（{number}/{count}）", "{label} ({number}/{count})"),
    "preview.customer_text_in": Line("お客様に届く文（{language}）", "What they get ({language})"),
    "preview.promises_record": Line("約束として記録する", "Record as a promise"),
    "preview.write_it": Line(
        "上の欄は原文のままです。お客様に届く文を書いてください。書くまで送信されません。",
        "The field above still has your original. Please write what they get: nothing is sent "
        "until you do.",
    ),
    "preview.text_too_long": Line(
        "長すぎて、この画面には入りません（{count}文字、上限は{limit}文字）。下書きは保存して"
        "あります。何も失われていません。短くするか、2回に分けて返信してください。",
        "This is too long for the preview ({count} characters, at most {limit}). Your draft is "
        "kept and nothing is lost. Please shorten it, or reply in two parts.",
    ),
    "preview.translation_too_long": Line(
        "訳文が長すぎて、この画面には入りません（上限は{limit}文字）。あなたの文を短くするか、"
        "2回に分けて返信してください。",
        "The translation is too long for this window (at most {limit} characters). Please shorten "
        "your text, or reply in two parts.",
    ),
    "preview.no_other": Line("ほかの訳はありません。", "There's no other rendering."),
    "preview.look_again": Line(
        "新しい約束が見つかりました。下で確認してから、もう一度［送信］を押してください。",
        "New promises were found. Please check them below, then press [Send] again.",
    ),
    "preview.kept_yours": Line(
        "訳せなかったため、あなたが書いた訳文をそのまま残しています。今の文と合っているか、"
        "確認してください。",
        "It couldn't be translated, so the text you wrote is kept. Please check that it still "
        "matches.",
    ),
    "preview.recorded_only": Line(
        "メールアドレスが未登録のため、メールでは送信されません。［送信］を押すと、コピーできる"
        "文面が「未送信」としてスレッドに載ります。",
        "There's no e-mail address, so nothing is mailed. After [Send], the text to copy is "
        "posted in the thread, marked not sent.",
    ),
    "preview.same_language_recorded": Line(
        "お客様と同じ言語です。この文がそのまま、コピーできる文面になります。",
        "Same language as the customer: this is the text to copy.",
    ),
    "preview.customer_text.hint_recorded": Line(
        "ここに書かれた文が、コピーできる文面になります。", "This is the text to copy."
    ),
    "reason.no_package": Line(
        "翻訳パッケージが入っていません", "no translation package is installed for it"
    ),
    "reason.broken_package": Line(
        "翻訳パッケージが壊れています", "the translation package is damaged"
    ),
    "reason.unreachable": Line(
        "翻訳サーバーにつながりません", "the translation server can't be reached"
    ),
    "reason.fault": Line("翻訳エンジンでエラーが起きました", "the translation engine failed"),
    "preview.reason.other": Line("訳を確かめられませんでした", "it couldn't be verified"),
    "preview.refused.empty": Line(
        "文が空です。お客様への返信を書いてください。",
        "There's nothing to send. Please write your reply.",
    ),
    "preview.refused.customer_empty": Line(
        "お客様に届く文が空です。{language}で書いてください。",
        "What they get is empty. Please write it in {language}.",
    ),
    "preview.refused.untranslated": Line(
        "お客様が読むのは{language}です。［訳し直す］を押して、訳文を確認してください。",
        "The customer reads {language}. Press [Translate again] and check the translation.",
    ),
    "preview.refused.no_rendering": Line(
        "訳文がまだありません。届くまでお待ちになるか、［訳し直す］を押してください。",
        "There's no translation yet. Please wait for it, or press [Translate again].",
    ),
    "preview.refused.stale": Line(
        "文が変わりました。［訳し直す］を押して、新しい訳文を確認してください。",
        "Your text has changed. Press [Translate again] and check the new translation.",
    ),
    "preview.refused.copy": Line(
        "あなたの文と同じです。{language}の文を書いてください。",
        "This is your own text. Please write it in {language}.",
    ),
    "preview.refused.left_over": Line(
        "訳されていない文が残っています：「{text}」",
        'This sentence isn\'t translated: "{text}"',
    ),
    "preview.refused.language": Line(
        "{language}の文ではないようです。お客様が読むのは{language}です。",
        "This doesn't look like {language}, which is what the customer reads.",
    ),
    "preview.refused.amount": Line(
        "金額が合いません：「{text}」。直すまで送信されません。",
        "The amount doesn't match: {text}. Nothing is sent until you fix it.",
    ),
    "preview.refused.amounts": Line(
        "金額が合いません：あなたの文では「{text}」、お客様に届く文では「{theirs}」です。"
        "直すまで送信されません。",
        "The amount doesn't match: {text} in your text, {theirs} in what they get. Nothing is "
        "sent until you fix it.",
    ),
    "preview.refused.value": Line(
        "あなたの文の「{text}」と合いません。直すまで送信されません。",
        "This doesn't match your text: {text}. Nothing is sent until you fix it.",
    ),
    "preview.refused.another": Line(
        "{agent}さんの返信がまもなくこのお客様に送信されます。送信されるか取り消されるまで待ち、"
        "内容を確認してから、もう一度［送信］を押してください。",
        "{agent}'s reply to this customer is about to be sent. Wait until it has gone out (or is "
        "undone), check your text, then press Send again.",
    ),
    "draft.queued": Line(
        "{ref}：{customer}への返信を{until}に送信します。それまで（{count}秒間）は取り消せます。",
        "{ref}: your reply to {customer} goes out at {until}. You can undo it until then "
        "({count} seconds).",
        "{ref}: your reply to {customer} goes out at {until}. You can undo it until then "
        "(1 second).",
    ),
    "draft.sending": Line(
        "{ref}：{customer}への返信を送信します。", "{ref}: sending your reply to {customer}."
    ),
    "draft.recorded": Line(
        "{ref}：{customer}のメールアドレスがないため、送信はされません。"
        "コピーできる文面を{until}にスレッドへ載せます。それまで（{count}秒間）は取り消せます。",
        "{ref}: there's no e-mail address for {customer}, so nothing is mailed. The text to copy "
        "is posted in the thread at {until}. You can undo it until then ({count} seconds).",
        "{ref}: there's no e-mail address for {customer}, so nothing is mailed. The text to copy "
        "is posted in the thread at {until}. You can undo it until then (1 second).",
    ),
    "draft.recording": Line(
        "{ref}：{customer}のメールアドレスがないため、送信はされません。"
        "コピーできる文面をスレッドへ載せます。",
        "{ref}: there's no e-mail address for {customer}, so nothing is mailed. The text to copy "
        "is posted in the thread.",
    ),
    "draft.kept": Line(
        "{ref}：{customer}への返信は下書きに残っています。まだ送信していません。",
        "{ref}: your reply to {customer} is kept as a draft. It hasn't been sent.",
    ),
    "draft.undone": Line(
        "{ref}：送信を取り消しました。お客様には何も届いていません。下書きは残っています。",
        "{ref}: undone. The customer got nothing, and your draft is still here.",
    ),
    "draft.discarded": Line(
        "下書きを削除しました。何も送信していません。", "Draft deleted. Nothing was sent."
    ),
    "draft.labelled": Line("{label}：「{text}」", "{label}: “{text}”"),
    "draft.gone.queued": Line(
        "この返信はまもなく送信されます。直すには、先に［取り消す］を押してください。",
        "This reply is about to be sent. To change it, press [Undo] first.",
    ),
    "draft.not_opened": Line(
        "プレビューを開けませんでした。下書きは残っています。もう一度開いてください。",
        "The preview couldn't be opened. Your draft is kept: please open it again.",
    ),
    "draft.thread_opening": Line(
        "このスレッドはまだ準備中です。少し待ってから、もう一度お試しください。",
        "This thread is still being set up. Please try again in a moment.",
    ),
    "draft.no_ticket_here": Line(
        "このメッセージはチケットのスレッドにありません。チケットのスレッドで、もう一度お試し"
        "ください。",
        "This message isn't in a ticket's thread. Please try it in one.",
    ),
}
