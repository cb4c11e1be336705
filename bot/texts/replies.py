"""The reply to a customer: preview, sending, undoing, and what Slack edits do not do."""

from bot.texts.lines import Line

LINES = {
    "preview.title": Line(
        "*お客様へ返信：まだ送信していません*", "*Reply to customer: not sent yet*"
    ),
    "preview.to": Line("宛先：{customer}", "To: {customer}"),
    "preview.address": Line("メール：{address}", "E-mail: {address}"),
    "preview.no_address": Line(
        "メールアドレスが未登録のため、送信できません。文面をコピーして、"
        "別の方法でお送りください。",
        "There's no e-mail address, so nothing can be sent. Copy the text and send it another way.",
    ),
    "preview.language": Line("届く言語：*{language}*", "They will read: *{language}*"),
    "preview.your_text": Line("あなたの文", "Your text"),
    "preview.customer_text": Line("お客様に届く文", "What they get"),
    "preview.customer_text.hint": Line(
        "ここに書かれた文が、このままお客様に届きます。", "The customer gets exactly this text."
    ),
    "preview.customer_text.untranslated": Line(
        "⚠️ 翻訳できなかったため、原文のままです。", "⚠️ Not translated: this is your original."
    ),
    "preview.customer_text.partly": Line(
        "⚠️ まだ訳せていない文があります。", "⚠️ Not all of it is translated yet."
    ),
    "preview.translating": Line(
        "翻訳しています。このままお待ちください…", "Translating, one moment…"
    ),
    "preview.same_language": Line(
        "お客様と同じ言語です。そのまま届きます。", "Same language as the customer: sent as it is."
    ),
    "preview.from_memory": Line("以前に確認された訳です。", "From memory: approved before."),
    "preview.adapted": Line(
        "以前に確認された訳の、日付や商品名などだけを入れ替えたものです。",
        "From memory, adapted: approved before, with only dates, amounts or product names changed.",
    ),
    "preview.engine": Line(
        "機械翻訳です。送信前に確認してください。", "Machine translation. Please check it."
    ),
    "preview.own_words": Line("あなたが書いた訳文です。", "Your own wording."),
    "preview.own_sentence": Line("「{text}」", '"{text}"'),
    "preview.own_sentences": Line(
        "あなたが書いた訳文：{sentences}", "Your own wording: {sentences}"
    ),
    "preview.own_sentences_more": Line(
        "あなたが書いた訳文：{sentences}ほか{count}文",
        "Your own wording: {sentences} and {count} more sentences",
        "Your own wording: {sentences} and 1 more sentence",
    ),
    "preview.from_memory.rest": Line(
        "ほかの文は、以前に確認された訳です。", "The rest is from memory: approved before."
    ),
    "preview.adapted.rest": Line(
        "ほかの文は、以前に確認された訳の、日付や商品名などだけを入れ替えたものです。",
        "The rest is from memory, adapted: approved before, with only dates, amounts or product "
        "names changed.",
    ),
    "preview.engine.rest": Line(
        "ほかの文は機械翻訳です。送信前に確認してください。",
        "The rest is machine translation. Please check it.",
    ),
    "preview.by_article.rest": Line("ほかの文は記事の文です。", "The rest is from the article."),
    "preview.uncertain": Line(
        "⚠️ この訳は確実ではありません（{reason}）。原文と見比べてください。",
        "⚠️ This translation may be wrong ({reason}). Please compare it with your text.",
    ),
    "preview.no_translation": Line(
        "⚠️ 信頼できる訳ができませんでした（{reason}）。",
        "⚠️ There's no reliable translation ({reason}).",
    ),
    "preview.refused_all": Line(
        "上の欄は原文のままです。", "The field above still has your original."
    ),
    "preview.refused_sentences": Line(
        "次の文は、上の欄で原文のままです。",
        "These are still in your own words in the field above:",
    ),
    "preview.refused_sentence": Line("・「{text}」", '• "{text}"'),
    "preview.refused_more": Line("・ほか{count}文", "• and {count} more", "• and 1 more"),
    "preview.ways": Line("次のどれかで進められます。", "To go on, do one of these:"),
    "preview.way_rephrase": Line(
        "・あなたの文を短く分けるか、やさしい言い方にして［訳し直す］を押す",
        "• Say it in shorter or plainer sentences, then press [Translate again]",
    ),
    "preview.way_near": Line(
        "・下の「似た文の訳」から、確認済みの訳を使う",
        "• Use an approved wording under Similar sentences below",
    ),
    "preview.way_write": Line(
        "・上の欄のその部分を、自分で{language}に書き直す",
        "• Write that part in {language} yourself, in the field above",
    ),
    "preview.not_until": Line("書き終わるまで送信されません。", "Nothing is sent until you do."),
    "preview.amount_missing": Line(
        "⚠️ 金額：原文の「{text}」が訳文にありません",
        '⚠️ Amount: "{text}" is missing from the translation',
    ),
    "preview.value_missing": Line(
        "⚠️ 原文の「{text}」が訳文にありません", '⚠️ "{text}" is missing from the translation'
    ),
    "preview.value_added": Line(
        "⚠️ 訳文の「{text}」は原文にありません", '⚠️ "{text}" isn\'t in your text'
    ),
    "preview.value_changed": Line(
        "⚠️ 「{text}」が訳文で変わっています", '⚠️ "{text}" was changed in the translation'
    ),
    "preview.promise": Line("⚠️ 約束：「{text}」", '⚠️ Promise: "{text}"'),
    "preview.promises": Line("お客様への約束", "Promises to the customer"),
    "preview.promise_kind": Line("{kind}：「{text}」", '{kind}: "{text}"'),
    "preview.error.empty": Line(
        "お客様に届く文が空です。文を書いてください。",
        "There's nothing to send. Please write the text.",
    ),
    "preview.error.untranslated": Line(
        "{language}の文を書いてください。原文は訳の代わりに送れません。",
        "Please write the {language} text. Your own text can't go out as its translation.",
    ),
    "preview.error.amount": Line(
        "金額「{text}」が訳文にありません。直すまで送信されません。",
        'The amount "{text}" is missing. Nothing is sent until you fix it.',
    ),
    "preview.error.value": Line(
        "「{text}」が訳文と合いません。直すまで送信されません。",
        '"{text}" doesn\'t match. Nothing is sent until you fix it.',
    ),
    "preview.error.too_long": Line(
        "{limit}文字までです（現在{count}文字）。短くするか、2回に分けてください。",
        "At most {limit} characters (now {count}). Please shorten it or send it in two replies.",
    ),
    "preview.error.promise": Line(
        "約束を確認し、チェックを入れてください。", "Please confirm the promises by ticking them."
    ),
    "preview.error.changed": Line(
        "あなたの文が変わりました。新しい訳を確認してから送信してください。",
        "Your text has changed. Please check the new translation before sending.",
    ),
    "preview.discarded": Line(
        "返信をやめました。何も送信していません。", "Cancelled. Nothing was sent."
    ),
    "preview.kept": Line(
        "下書きを保存しました。まだ送信していません。［プレビューを開く］から確認できます。",
        "Your draft is kept and hasn't been sent. Press [Open preview] to check it.",
    ),
    "reply.queued": Line(
        "{count}秒後に送信します。", "Sending in {count} seconds.", "Sending in 1 second."
    ),
    "reply.undone": Line(
        "送信を取り消しました。お客様には何も届いていません。下書きは残っています。",
        "Undone. The customer got nothing, and your draft is still here.",
    ),
    "reply.undo_too_late": Line(
        "すでに送信済みのため、取り消せません。{moment}　訂正が必要な場合は、"
        "もう一度お客様へ返信してください。",
        "Too late to undo: it was sent. {moment} If it needs correcting, reply to the "
        "customer again.",
    ),
    "reply.sent": Line(
        "{customer}への返信を送信しました（{channel}、{language}）。{moment}　送信者：{agent}",
        "Reply sent to {customer} ({channel}, {language}). {moment}. Sent by {agent}.",
    ),
    "reply.sending": Line(
        "{customer}への返信を送信しています（{channel}、{language}）。送信者：{agent}",
        "Sending the reply to {customer} ({channel}, {language}). By {agent}.",
    ),
    "reply.not_sent": Line(
        "*未送信*　メールアドレスが未登録です。次の文面をコピーして、別の方法でお送りください。",
        "*Not sent* · There's no e-mail address. Copy the text below and send it another way.",
    ),
    "reply.failed": Line(
        "*未送信*　{customer}への返信を送信できませんでした。原因：{reason}　自動で再送します。",
        "*Not sent* · The reply to {customer} couldn't be sent: {reason}. It will be tried again.",
    ),
    "reply.edit_no_effect": Line(
        "この返信はすでにお客様に届いています。Slackで編集しても、届いた文は変わりません。"
        "訂正は、もう一度お客様へ返信してください。",
        "The customer already has this reply: editing it in Slack changes nothing for them. "
        "To correct it, reply to the customer again.",
    ),
    "reply.delete_no_effect": Line(
        "この返信はすでにお客様に届いています。Slackで削除しても、届いた文は消えません。"
        "訂正は、もう一度お客様へ返信してください。",
        "The customer already has this reply: deleting it in Slack doesn't take it back. To "
        "correct it, reply to the customer again.",
    ),
    "reply.draft_edit_no_effect": Line(
        "編集は下書きに反映されません。［プレビューを開く］で直してください。",
        "Your edit doesn't change the draft. Please change it under [Open preview].",
    ),
    "reply.draft_sent": Line(
        "この下書きはすでに送信済みです。{moment}", "This draft has been sent. {moment}"
    ),
    "reply.draft_discarded": Line(
        "この下書きは取りやめられています。もう一度お客様へ返信してください。",
        "This draft was cancelled. Please start the reply again.",
    ),
    "reason.amount": Line("金額が合わない可能性があります", "an amount may differ"),
    "reason.empty": Line("訳が空です", "the translation is empty"),
    "reason.copy": Line("訳されていません", "it wasn't translated"),
    "reason.loop": Line("同じ語句が繰り返されています", "words are repeated"),
    "reason.script": Line("別の言語の文字が混ざっています", "it's in the wrong script"),
    "reason.remainder": Line(
        "訳されていない部分があります：「{text}」", 'part of it isn\'t translated: "{text}"'
    ),
    "reason.broken": Line("文字が壊れています", "characters are broken"),
    "reason.missing": Line("「{text}」が抜けています", '"{text}" is missing'),
    "reason.changed": Line("「{text}」が変わっています", '"{text}" was changed'),
    "reason.added": Line("「{text}」が増えています", '"{text}" was added'),
    "reason.range": Line(
        "「{text}」の範囲が正しく訳されていない可能性があります",
        'the range "{text}" may not have come through',
    ),
    "reason.doubled": Line("「{text}」が重複しています", '"{text}" stands there twice'),
    "reason.appended": Line(
        "「{text}」の入る位置が分からないため、文の後ろに添えています",
        '"{text}" is put behind the sentence: its place in it isn\'t known',
    ),
    "reason.length": Line("長さが大きく違います", "its length differs a lot"),
    "reason.length_far": Line("長さが違いすぎます", "its length is far off"),
    "reason.sentences": Line("文が抜けている可能性があります", "a sentence may be missing"),
    "reason.unanswered": Line(
        "「{text}」に当たる訳が見当たりません", 'nothing in it seems to say "{text}"'
    ),
    "reason.speaker": Line(
        "ほかの人の発言が、読み手の発言として訳されている可能性があります（{text}）",
        'it may be somebody else who said so, not the reader ("{text}")',
    ),
    "reason.giver": Line(
        "する側とされる側が入れ替わっている可能性があります（{text}）",
        'who does it for whom may be the wrong way round ("{text}")',
    ),
    "reason.owner": Line(
        "「{text}」の金額は、別のものの金額である可能性があります",
        'the amount in "{text}" may belong to something else',
    ),
    "reason.unfinished": Line("訳が途中で終わっている可能性があります", "it may break off early"),
    "reason.unfamiliar": Line(
        "知らない言葉が含まれています", "some words are unknown to the engine"
    ),
    "reason.low_score": Line("訳の確信度が低くなっています", "the engine wasn't sure"),
    "reason.lowest_score": Line("訳の確信度がとても低くなっています", "the engine was guessing"),
    "reason.unknown": Line("知らない言葉が多く含まれています", "too many unknown words"),
    "reason.loose": Line(
        "原文と少し違う意味かもしれません", "it may not say quite the same as the original"
    ),
    "reason.astray": Line(
        "訳すと原文と違う意味になってしまいました", "the attempt said something else"
    ),
    "reason.negation_lost": Line("否定が抜けている可能性があります", 'a "not" may be missing'),
    "reason.negation_added": Line("余分な否定が入っている可能性があります", 'a "not" may be wrong'),
    "reason.term_missing": Line(
        "用語の訳「{text}」が見当たりません", 'the fixed term "{text}" may be missing'
    ),
    "reason.term_forbidden": Line(
        "使わないことにしている訳語「{text}」があります", '"{text}" is not to be used for this term'
    ),
    "reason.term_translated": Line(
        "「{text}」はそのまま残す語です", '"{text}" should stay as it is'
    ),
    "reason.no_engine": Line("翻訳エンジンがありません", "no translation package is installed"),
    "reason.no_rendering": Line(
        "翻訳エンジンが訳を返しませんでした", "the engine gave no translation"
    ),
}
