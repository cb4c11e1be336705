"""Articles: found, shown, judged, asked about."""

from bot.texts.lines import Line

LINES = {
    "usage.kb": Line(
        "`/kb 言葉や質問`、またはスレッドで `!kb 言葉や質問`",
        "`/kb words or a question`, or `!kb …` in a thread",
    ),
    "usage.kb_show": Line("`/kb 表示 記事の名前`", "`/kb show article`"),
    "usage.kb_new": Line("`/kb 新規 [題名]`", "`/kb new [title]`"),
    "usage.kb_edit": Line("`/kb 編集 記事の名前`", "`/kb edit article`"),
    "usage.kb_review": Line("`/kb 要確認`", "`/kb review`"),
    "usage.kb_gaps": Line("`/kb 不足`", "`/kb gaps`"),
    "does.kb": Line("記事と過去のチケットから答えを探します", "look for an answer"),
    "does.kb_show": Line("記事の全文を表示します", "show an article"),
    "does.kb_new": Line("記事を書きます（下書きになります）", "write an article (as a draft)"),
    "does.kb_edit": Line("記事を直します", "edit an article"),
    "does.kb_review": Line(
        "確認を待っている記事や期限の過ぎた記事を一覧にします",
        "list articles that wait for a review or are out of date",
    ),
    "does.kb_gaps": Line(
        "答えが見つからなかった質問を一覧にします", "list what had no good answer"
    ),
    "verb.kb_show": Line("記事の表示", "showing an article"),
    "verb.kb_new": Line("記事の作成", "writing an article"),
    "verb.kb_edit": Line("記事の編集", "editing an article"),
    "verb.kb_review": Line("要確認の記事の一覧", "the list of articles to review"),
    "verb.kb_gaps": Line("不足している記事の一覧", "the list of missing articles"),
    # --- the answer ---
    "kb.title": Line("*{title}*　{marketplace}", "*{title}* · {marketplace}"),
    "kb.marketplace.jp": Line("🇯🇵 Amazon.co.jp", "🇯🇵 Amazon.co.jp"),
    "kb.marketplace.us": Line("🇺🇸 Amazon.com", "🇺🇸 Amazon.com"),
    "kb.marketplace.both": Line("🇯🇵🇺🇸 日米共通", "🇯🇵🇺🇸 both marketplaces"),
    "kb.language": Line("{language}の記事", "in {language}"),
    "kb.only_in": Line(
        "{language}版だけがあります（{reader}版はまだありません）",
        "only in {language}, no {reader} version yet",
    ),
    "kb.stale": Line(
        "⚠️ {language}版のほうが新しい内容です。",
        "⚠️ The {language} version has newer content.",
    ),
    "kb.unreviewed": Line(
        "⚠️ 機械翻訳のままで、まだ人が確認していません。",
        "⚠️ Machine-translated, and nobody has checked it yet.",
    ),
    "kb.verified": Line("{day}に確認済み", "verified {day}"),
    "kb.fresh": Line("次の確認：{day}まで", "next review by {day}"),
    "kb.due": Line("まもなく確認の時期です（{day}まで）", "due for review by {day}"),
    "kb.overdue": Line(
        "⚠️ *ご案内の前に確認してください*（確認の期限：{day}）",
        "⚠️ *Verify before quoting* (review was due {day})",
    ),
    "kb.expired": Line(
        "⚠️ *ご案内の前に確認してください*（期限の切れた内容があります）",
        "⚠️ *Verify before quoting* (it states something that no longer holds)",
    ),
    "kb.unconfirmed": Line(
        "一部の内容はまだ確認中です。", "Some of what it states is still to be confirmed."
    ),
    "kb.owner": Line("担当：{team}チーム", "owned by {team}"),
    "kb.status.draft": Line("⚠️ 下書きの記事です。", "⚠️ This is a draft."),
    "kb.status.review": Line("⚠️ 確認待ちの記事です。", "⚠️ This article is waiting for a review."),
    "kb.status.withdrawn": Line("⚠️ 取り下げ済みの記事です。", "⚠️ This article has been withdrawn."),
    "kb.both_rules": Line(
        "購入先によって答えが変わります。お客様がどちらで購入したかを確認してください。",
        "The answer depends on where the customer bought. Check which marketplace it was.",
    ),
    "kb.only_there": Line(
        "{marketplace}で購入した場合の内容です。購入先を確認してください。",
        "This holds for orders on {marketplace}. Check where the customer bought.",
    ),
    "kb.silent_on": Line(
        "⚠️ {marketplace}でどうなるかは、この記事には書かれていません。",
        "⚠️ This article doesn't say what applies on {marketplace}.",
    ),
    "kb.by_destination": Line(
        "お届け先の国によって答えが変わります。お届け先を確認してください。",
        "The answer depends on the destination. Check where it ships to.",
    ),
    "kb.by_residence": Line(
        "お客様のお住まいによって答えが変わります。お住まいの国や州を確認してください。",
        "The answer depends on where the customer lives. Check the country or state.",
    ),
    "kb.more": Line("*ほかの記事*", "*Also*"),
    "kb.other_language": Line("*{language}の記事*", "*In {language}*"),
    "kb.row": Line("• {title}　{marketplace}", "• {title} · {marketplace}"),
    "kb.tickets": Line("*過去のチケット*", "*Past tickets*"),
    "kb.none": Line(
        "「{query}」に合う記事やチケットは見つかりませんでした。"
        "言葉を短くするか、言い換えてみてください。この質問は「不足している記事」に記録しました。",
        'Nothing found for "{query}". Try fewer or other words. The question has been noted as a '
        "gap.",
    ),
    "kb.none_near": Line(
        "「{query}」に合う記事は見つかりませんでした。近いものは次のとおりです。",
        'Nothing found for "{query}". The closest are:',
    ),
    "kb.unsure": Line(
        "「{query}」に答える記事は見当たりません。いちばん近いのは次の記事です。",
        'No article quite answers "{query}". The closest are:',
    ),
    "kb.none_article": Line(
        "「{query}」に合う記事は見つかりませんでした。",
        'No article found for "{query}".',
    ),
    "kb.between": Line("、", ", "),
    "kb.quoted": Line("「{word}」", '"{word}"'),
    "kb.unheard": Line(
        "⚠️ {words}は、どの記事にも出てきません。近いと思われる記事は次のとおりです。",
        "⚠️ No article mentions {words}. What follows is the closest there is.",
    ),
    "kb.not_ready": Line(
        "索引を準備しているため、簡易検索の結果です。少し待つと、より良い結果になります。",
        "The index is still loading, so this is a simple search. Ask again in a moment for better "
        "results.",
    ),
    "kb.ask_something": Line(
        "何を調べますか？ 質問や言葉を書いてください。例：`{example}`",
        "What would you like to know? Ask a question or give some words, like `{example}`.",
    ),
    "kb.example": Line("カメラの返品期限は？", "return window for a camera"),
    "kb.suggested": Line("参考になりそうな記事：", "These articles may help:"),
    "kb.asin": Line("商品番号{asin}に触れているもの：", "What mentions product {asin}:"),
    # --- buttons and what they answer ---
    "button.kb_insert": Line("返信に入れる", "Insert into reply"),
    "button.kb_helpful": Line("役に立った", "Helpful"),
    "button.kb_not": Line("役に立たない", "Not helpful"),
    "button.kb_outdated": Line("古い情報を知らせる", "Report outdated"),
    "button.kb_ask": Line("担当に聞く", "Ask the owner"),
    "button.kb_edit": Line("編集する", "Edit"),
    "button.kb_revisions": Line("編集の履歴", "Revisions"),
    "button.kb_back": Line("この版に戻す", "Bring back"),
    "modal.kb_revisions": Line("編集の履歴", "Revisions"),
    "kb.became.published": Line("*公開*", "*Published*"),
    "kb.became.withdrawn": Line("*取り下げ*", "*Withdrawn*"),
    "kb.became.review": Line("*確認を依頼*", "*Submitted for review*"),
    "kb.became.draft": Line("*下書きに戻した*", "*Back to draft*"),
    "kb.revision": Line("*第{number}版*", "*Revision {number}*"),
    "kb.back.done": Line(
        "第{number}版の内容に戻しました。戻す前の版も履歴に残っています。",
        "Brought back revision {number}. What stood before is kept as well.",
    ),
    "kb.back.unfit": Line(
        "この版に書かれている値が、もうありません。［編集する］から値を足してください。",
        "That revision states a value that is no longer kept. Add the value with [Edit] first.",
    ),
    "kb.back.reason": Line("第{number}版に戻した", "brought back revision {number}"),
    "button.kb_write": Line("記事を書く", "Write it"),
    "kb.label.other": Line("{language}版を見る", "Read it in {language}"),
    "button.kb_send": Line("送る", "Send"),
    "kb.label.show_at": Line("全文を見る（{marketplace}）", "Show whole ({marketplace})"),
    "kb.thanks.helpful": Line(
        "ありがとうございます。役に立ったと記録しました。", "Thanks. Noted as helpful."
    ),
    "kb.thanks.not": Line(
        "ありがとうございます。答えが足りない質問として記録しました。",
        "Thanks. Noted as a question without a good answer.",
    ),
    "kb.gone": Line(
        "この記事は取り下げられたか、見つかりません。`/kb 言葉` でもう一度探してください。",
        "This article has been withdrawn or can't be found. Look again with `/kb words`.",
    ),
    "kb.no_slug": Line(
        "「{looked_for}」という名前の記事はありません。",
        'There\'s no article called "{looked_for}".',
    ),
    "modal.kb_whole": Line("記事", "Article"),
    "modal.kb_outdated": Line("古い情報を知らせる", "Report outdated"),
    "modal.kb_ask": Line("担当に聞く", "Ask the owner"),
    "field.kb.outdated": Line("どこが古いですか？", "What is out of date?"),
    "field.kb.ask": Line("質問", "Your question"),
    "kb.told.outdated": Line("{team}チームに知らせました。", "{team} has been told. Thank you."),
    "kb.told.review": Line(
        "{team}チームに確認を依頼しました。", "{team} has been asked to review it."
    ),
    "kb.told.ask": Line("{team}チームに質問を送りました。", "Your question has gone to {team}."),
    "kb.not_told": Line(
        "{channel} に投稿できませんでした。記録は残っています。書いた内容：{text}",
        "It couldn't be posted in {channel}, but it has been noted. What you wrote: {text}",
    ),
    "kb.post.outdated": Line(
        "📕 *記事「{title}」に古い情報があるとの連絡です*（{agent}、{team}チーム）",
        '📕 *"{title}" is reported as out of date* ({agent}, {team})',
    ),
    "kb.post.ask": Line(
        "📗 *記事「{title}」についての質問です*（{agent}、{team}チーム）",
        '📗 *A question about "{title}"* ({agent}, {team})',
    ),
    "kb.post.original": Line("原文：{text}", "Original: {text}"),
    "preview.by_article": Line(
        "記事の文です。送信する前に、お客様の状況に合わせて直してください。",
        "From the article. Adapt it to this customer before you send it.",
    ),
}
