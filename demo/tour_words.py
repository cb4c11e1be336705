"""What the guided tour says, for a visitor of either language. Buttons and commands are named as
they stand on the desk where they are used."""

from bot.texts.lines import Line

LINES = {
    "customer": Line(
        "大阪のお客様が、フォームからお問い合わせを送ります。［入力する］を押すと文面が入ります。"
        "「お客様」の画面で［送る］を押してください。",
        "A customer in Osaka writes through the web form. Fill it in, then press [送る] (send) in "
        "the customer's pane.",
    ),
    "take": Line(
        "{opening}見えるのは姓と案件の内容だけです。［{button}］を押してください。",
        "{opening} The card shows a family name and the facts of the case, nothing more. Press "
        "[{button}] (take it).",
    ),
    "note": Line(
        "スレッドに書いたものは社内メモになり、お客様には届きません。メモを入力し、Enterで"
        "送信してください。",
        "Whatever is written in the thread is an internal note: the customer won't see it. Fill "
        "the note in and press Enter.",
    ),
    "reply": Line(
        "お客様に届くのは、［{button}］で確認してから送信したものだけです。文を入れ、"
        "［{preview}］、［{send}］の順に押してください。30秒間は取り消せます。",
        "Only what goes through [{button}] (reply to customer) reaches them. Fill the text in, "
        "then press [{preview}] (preview) and [{send}] (send). You have 30 seconds to undo.",
    ),
    "handoff": Line(
        "{reason}チャンネルで `{command}` と入力し、Enterで引き継ぎを依頼してください。",
        "{reason} In the channel, send `{command}`: it offers the case to Seattle and asks for a "
        "look in the warehouse.",
    ),
    "accept": Line(
        "シアトルには、同じ案件が英語で届きました。スレッドに履歴がすべて並び、原文も"
        "1クリックで見られます。カードの［{button}］（引き受ける）を押してください。",
        "Seattle has the case in English: the whole history is in the thread, each original one "
        "click away. Press [{button}] on the card.",
    ),
    "answer": Line(
        "シアトルは英語で答えます。［{button}］を押して文を入れ、［{preview}］でお客様に届く"
        "日本語を確かめてから［{send}］を押してください。東京の返信が送信を待っている間は、"
        "送信できません。",
        "Seattle answers in English. Press [{button}], fill the text in, check in the [{preview}] "
        "what the customer will read in Japanese, and press [{send}]. While Tokyo's reply is still "
        "waiting to go out, it has to wait, too.",
    ),
    "question": Line(
        "30秒たつと、お客様の画面に日本語のメールが届きます。その間に記事を調べましょう。"
        "`{command}` には打ち間違いがありますが、見つかります。Enterで送信してください。",
        "In 30 seconds the customer has a mail in Japanese. Meanwhile, look up a rule in Tokyo's "
        "channel: `{command}` asks about refunds with a typing error, and is understood. Press "
        "Enter.",
    ),
    "home": Line(
        "シアトルのデスクで［Kakehashi］の［Home］を開いてください。自分の担当と、引き受けを待つ"
        "案件が並んでいます。",
        "On Seattle's desk, open [Kakehashi] and its [Home] tab: it lists your own cases and what "
        "waits for somebody.",
    ),
    "close": Line(
        "回答が済んだので、`{command}` で完了にします。お客様への通知はありません。",
        "The customer has an answer, so `{command}` closes the case. The customer isn't notified.",
    ),
    "end": Line(
        "案内はここまでです。ほかの案件も自由にお試しください。［{wire}］を開くと、Slackの障害を"
        "起こしたり、ボットを止めたりできます。",
        "That was a day. The other cases are yours to try. Under [{wire}] you can make Slack fail "
        "or kill the bot, and see that nothing gets lost.",
    ),
}

OWN = {
    "opening": Line(
        "{ref}のカードが東京のチャンネルに届きました。", "{ref} has arrived in Tokyo's channel."
    ),
    "reason": Line("部品はシアトルにあるかもしれません。", "Seattle may have the part."),
}
"""Of the case that the visitor sent."""

STANDING_IN = {
    "opening": Line(
        "代わりに{ref}（{name}様「{subject}」）で進めます。カードは東京のチャンネルにあります。",
        "{ref} stands in for it ({name}: “{subject}”). Its card is in Tokyo's channel.",
    ),
    "reason": Line(
        "同じ商品は、シアトルの倉庫にもあるかもしれません。",
        "Seattle's warehouse may have the same product, too.",
    ),
}
"""Of the case that stands in where none was sent."""
