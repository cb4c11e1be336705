"""Articles: written, reviewed, and what is missing."""

from bot.texts.lines import Line

LINES = {
    # --- writing ---
    "modal.kb_new": Line("記事を書く", "Write an article"),
    "modal.kb_edit": Line("記事を編集", "Edit the article"),
    "field.kb.title": Line("題名（{language}）", "Title ({language})"),
    "field.kb.body": Line("本文（{language}、Markdown）", "Text ({language}, Markdown)"),
    "field.kb.body_more": Line("本文の続き", "More text"),
    "field.kb.body.hint": Line(
        "最初の段落に答えを書きます。お客様への文は「> 」で始まる行に書くと、"
        "［返信に入れる］で使えます。",
        "Begin with the answer. Lines that start with “> ” are what [Insert into reply] uses.",
    ),
    "field.kb.aliases": Line("ほかの言い方（1行に1つ）", "Other wordings (one a line)"),
    "field.kb.aliases.hint": Line(
        "お客様や担当者が使いそうな言い方です。検索で見つかりやすくなります。",
        "How customers and colleagues might put it. It is found by these words, too.",
    ),
    "field.kb.values": Line(
        "期限のある内容（金額・日数・日付、1行に1つ）",
        "Facts that expire (amounts, days, dates; one a line)",
    ),
    "field.kb.values.hint": Line(
        "例：return_days = 30; 出典: …; 確認日: 2026-11-23; 次の確認: 2027-02-23。"
        "本文では {example} と書きます。",
        "Like: return_days = 30; source: …; verified: 2026-11-23; review: 2027-02-23. In the text "
        "it stands as {example}.",
    ),
    "field.kb.marketplace": Line(
        "どちらの購入先の決まりですか？", "Which marketplace's rule is it?"
    ),
    "field.kb.topic": Line("分類", "Topic"),
    "field.kb.owner": Line("担当チーム", "Owner"),
    "field.kb.review_by": Line("次に確認する日", "Review by"),
    "field.kb.reason": Line("変更の理由", "Why the change?"),
    "field.kb.sibling": Line("もう一方の言語", "The other language"),
    "field.kb.in_step": Line(
        "もう一方の版の最新の内容に合わせました", "This now says what the other version says"
    ),
    "kb.nobody": Line("決めない", "Nobody"),
    "kb.topic.returns": Line("返品・返金", "Returns and refunds"),
    "kb.topic.delivery": Line("配送", "Delivery"),
    "kb.topic.quality": Line("不良・品違い", "Faults and wrong items"),
    "kb.topic.customs": Line("関税・通関", "Customs and duty"),
    "kb.topic.payment": Line("支払い・税・領収書", "Payment, tax, receipts"),
    "kb.topic.accounts": Line("アカウント", "Accounts"),
    "kb.topic.product": Line("商品・安全", "Products and safety"),
    "kb.topic.privacy": Line("個人情報", "Privacy"),
    "kb.saved": Line("記事「{title}」を保存しました。", 'Saved "{title}".'),
    "kb.saved.draft": Line(
        "まだ下書きなので、検索には出ません。", "It's a draft and isn't found by searches yet."
    ),
    "kb.saved.review": Line("確認待ちです。", "It is waiting for a review."),
    "kb.saved.published": Line("公開中です。", "It is published."),
    "kb.saved.withdrawn": Line("取り下げたままです。", "It is still withdrawn."),
    "kb.saved.unchanged": Line("変わったところはありませんでした。", "Nothing had changed."),
    "kb.saved.stale": Line(
        "{language}版はまだ古い内容のままです。", "The {language} version doesn't have this yet."
    ),
    "kb.saved.only": Line("{language}版はまだありません。", "There's no {language} version yet."),
    "kb.label.version": Line("{language}版の下書きを作る", "Draft the {language} version"),
    "kb.label.edit": Line("{language}版も編集する", "Edit the {language} version too"),
    "kb.translating": Line("下書きを訳しています…", "Translating a draft…"),
    "kb.translated": Line(
        "機械翻訳の下書きです。保存する前に、必ず読んで直してください。",
        "This is a machine translation. Read and correct it before you save.",
    ),
    "kb.left.title": Line(
        "⚠️ 題名は訳せなかったため、{other}のままです。{language}に直してから保存してください。",
        "⚠️ The title couldn't be translated and is still in {other}. Write it in {language} before "
        "you save.",
    ),
    "kb.left.lines": Line(
        "⚠️ 訳せなかった段落が{count}か所あり、{other}のままです。"
        "{language}に直してから保存してください。",
        "⚠️ {count} paragraphs couldn't be translated and are still in {other}. Write them in "
        "{language} before you save.",
        "⚠️ One paragraph couldn't be translated and is still in {other}. Write it in {language} "
        "before you save.",
    ),
    "kb.left.both": Line(
        "⚠️ 題名と{count}か所の段落は訳せなかったため、{other}のままです。"
        "{language}に直してから保存してください。",
        "⚠️ The title and {count} paragraphs couldn't be translated and are still in {other}. "
        "Write them in {language} before you save.",
        "⚠️ The title and one paragraph couldn't be translated and are still in {other}. Write "
        "them in {language} before you save.",
    ),
    "kb.left.more": Line("ほか{count}か所", "and {count} more"),
    "kb.from_ticket": Line(
        "{ref}の質問と回答から作った下書きです。お名前や注文番号などは「…」にし、"
        "日付と金額は残しました。ほかに個人情報が残っていないか、確認してください。",
        "A draft from the question and answer of {ref}. Names, order ids and the like have "
        "become “…”; dates and amounts stay. Check that nothing else points to the customer.",
    ),
    "kb.ticket.question": Line("お客様の質問", "What was asked"),
    "kb.ticket.answer": Line("お客様への伝え方", "What to tell the customer"),
    "kb.edited_meanwhile": Line(
        "⚠️ *あなたが編集している間に、{agent}が保存しました。* まだ何も上書きしていません。"
        "「−」が今の内容、「＋」があなたの内容です。必要なところを取り込んでから、"
        "もう一度［保存］を押してください（どちらの版も履歴に残ります）。",
        "⚠️ *{agent} saved this article while you were editing.* Nothing has been overwritten. "
        "Lines with − stand now, lines with ＋ are yours. Take over what you need and press [Save] "
        "again (both versions are kept).",
    ),
    "kb.too_large": Line(
        "長すぎて、この画面では編集できません。`kakehashi kb export` でファイルにして編集し、"
        "`kakehashi kb import` で戻してください。",
        "This is too long for the form. Edit it as a file: `kakehashi kb export`, then "
        "`kakehashi kb import`.",
    ),
    "kb.opens_form": Line(
        "［編集する］を押すと、記事「{title}」の編集画面が開きます。",
        'Press [Edit] to open "{title}".',
    ),
    "kb.opens_new": Line(
        "ボタンを押すと、入力画面が開きます。", "Press the button to open the form."
    ),
    "kb.name_one": Line("どの記事ですか？ 使い方：{usage}", "Which article? Usage: {usage}"),
    "kb.which_to_edit": Line("*どの記事を編集しますか？*", "*Which article do you want to edit?*"),
    "kb.fault.language": Line(
        "{language}ではないようです。{language}で書いてください。",
        "This doesn't look like {language}. Please write it in {language}.",
    ),
    "kb.fault.line": Line(
        "「{text}」は{language}ではないようです。{language}で書くか、引用なら「」で囲んでください。",
        '"{text}" doesn\'t look like {language}. Please write it in {language}, or put a quotation '
        "in quotation marks.",
    ),
    "kb.fault.empty": Line("空です。内容を書いてください。", "This is empty."),
    "kb.fault.too_long": Line("長すぎます（{detail}文字まで）。", "Too long (at most {detail})."),
    "kb.fault.too_many": Line("多すぎます（{detail}件まで）。", "Too many (at most {detail})."),
    "kb.fault.no_value": Line(
        "本文の {detail} の値がありません。「期限のある内容」に書いてください。",
        "{detail} stands in the text but has no value below.",
    ),
    "kb.fault.periods": Line(
        "{detail} の値が同じ日に2つあります。", "{detail} has two values for the same day."
    ),
    "kb.fault.backwards": Line(
        "{detail} の終了が開始より前です。", "{detail} ends before it begins."
    ),
    "kb.fault.name": Line(
        "{line}行目を読めません：「{text}」。`名前 = 値` の形で書いてください。",
        "Line {line} can't be read: {text}. Write it as name = value.",
    ),
    "kb.fault.word": Line(
        "{line}行目の「{text}」が分かりません。出典・確認日・次の確認・開始・終了が使えます。",
        "Line {line}: {text} means nothing here. Use source, verified, review, from or to.",
    ),
    "kb.fault.day": Line(
        "{line}行目の日付を読めません：「{text}」。2026-11-23 の形で書いてください。",
        "Line {line}: no date in {text}. Write it like 2026-11-23.",
    ),
    "kb.fault.other": Line("保存できませんでした：{detail}", "This couldn't be saved: {detail}"),
    "button.kb_submit": Line("確認を依頼する", "Submit for review"),
    "button.kb_publish": Line("公開する", "Publish"),
    "button.kb_send_back": Line("下書きに戻す", "Back to draft"),
    "button.kb_from_ticket": Line("記事にする", "Make it an article"),
    "kb.step.submit": Line(
        "{team}チームに確認を依頼しました。", "{team} has been asked to review it."
    ),
    "kb.step.publish": Line(
        "公開しました。検索で見つかります。", "Published. Searches find it now."
    ),
    "kb.step.only": Line(
        "{language}版ができるまで、{teams}チームには{written}のまま表示されます。",
        "Until there's a {language} version, {teams} will read it in {written}.",
    ),
    "kb.step.send_back": Line("下書きに戻しました。", "It is a draft again."),
    "kb.step.not_yours": Line(
        "公開できるのは、担当の{team}チームだけです。", "Only {team}, its owner, can publish it."
    ),
    "kb.step.illegal": Line(
        "記事の状況が変わったため、できませんでした。",
        "The article's status has changed meanwhile.",
    ),
    "kb.post.review": Line(
        "📙 *記事「{title}」の確認をお願いします*（{agent}、{team}チーム）",
        '📙 *Please review "{title}"* ({agent}, {team})',
    ),
    "kb.reviewed.published": Line(
        "✅ {agent}が公開しました。{when}", "✅ Published by {agent}. {when}"
    ),
    "kb.reviewed.draft": Line(
        "↩️ {agent}が下書きに戻しました。{when}", "↩️ Sent back to draft by {agent}. {when}"
    ),
    "kb.reviewed.withdrawn": Line(
        "🗑️ {agent}が取り下げました。{when}", "🗑️ Withdrawn by {agent}. {when}"
    ),
    # --- what waits, what is missing ---
    "kb.review.title": Line("*確認が必要な記事*（{count}件）", "*Articles to look at* ({count})"),
    "kb.review.none": Line("確認が必要な記事はありません。", "No article needs a look."),
    "kb.review.reported": Line("古い情報があると報告されました", "reported as out of date"),
    "kb.review.in_review": Line("確認待ち", "waiting for a review"),
    "kb.review.overdue": Line("確認の期限を過ぎています（{day}）", "review overdue ({day})"),
    "kb.review.due": Line("まもなく確認の時期です（{day}）", "due for review ({day})"),
    "kb.review.lagging": Line("{language}版が古い内容です", "{language} version is behind"),
    "kb.review.unreviewed": Line(
        "{language}版は機械翻訳のままです", "{language} version is machine-translated, unchecked"
    ),
    "kb.review.one_language": Line("{language}版だけです", "only in {language}"),
    "kb.review.unread": Line("180日間、誰も開いていません", "not opened in 180 days"),
    "kb.reminder": Line(
        "📚 *確認が必要な記事が{count}件あります*",
        "📚 *{count} articles are waiting for a look*",
        "📚 *1 article is waiting for a look*",
    ),
    "kb.reminder.all": Line(
        "すべて見るには `/kb 要確認` と入力してください。", "Type `/kb review` to see all of them."
    ),
    "kb.list.more": Line("ほかに{count}件あります。", "{count} more.", "1 more."),
    "kb.gaps.title": Line(
        "*良い答えがなかった質問*（4週間）", "*Questions without a good answer* (4 weeks)"
    ),
    "kb.gaps.none": Line(
        "この4週間、答えが見つからなかった質問はありません。",
        "Every question of the last 4 weeks had an answer.",
    ),
    "kb.gaps.week": Line("*{day}からの週*", "*Week of {day}*"),
    "kb.gaps.row": Line("*{query}*　{count}回", "*{query}* · asked {count} times", "*{query}*"),
    "kb.gaps.also": Line("ほかの言い方：{queries}", "also: {queries}"),
    "kb.gaps.unhelpful": Line("役に立たなかった：{count}回", "{count} not helpful"),
}
