"""Message shortcuts, the ticket emoji, cards of links, and what a channel may be shown."""

from bot.texts.lines import Line

LINES = {
    # windows
    "modal.shortcut_open": Line("チケットを作る", "Open a ticket"),
    "modal.shortcut_add": Line("チケットに追加", "Add to a ticket"),
    "modal.shortcut_reply": Line("お客様へ返信", "Reply to customer"),
    "button.shortcut_open": Line("作成する", "Open"),
    "button.shortcut_add": Line("追加する", "Add"),
    "button.shortcut_reply": Line("プレビュー", "Preview"),
    "shortcut.text": Line("内容", "Text"),
    "shortcut.text_part": Line("内容（{number}／{count}）", "Text ({number} of {count})"),
    "shortcut.marketplace": Line("購入先", "Bought on"),
    "shortcut.language": Line("返信言語", "Reply in"),
    "shortcut.whose": Line("だれの言葉ですか", "Whose words are these?"),
    "shortcut.whose.customer": Line("お客様からのご連絡", "The customer's"),
    "shortcut.whose.note": Line("社内メモ", "A colleague's: internal note"),
    "shortcut.name": Line("お客様のお名前", "Customer's name"),
    "shortcut.email": Line("お客様のメールアドレス", "Customer's e-mail"),
    "shortcut.email_hint": Line(
        "入力すると、返信をメールで送れるようになります。",
        "With an address, replies can go out by e-mail.",
    ),
    "shortcut.orders": Line("注文番号：{orders}", "Orders: {orders}"),
    "shortcut.files": Line(
        "ファイルは名前だけを記録します：{names}", "Files are noted by name only: {names}"
    ),
    "shortcut.which": Line("チケットの番号か、探す言葉", "Ticket number, or words to search for"),
    "shortcut.which_hint": Line("例：JP-1042、または「カメラ 返品」", "JP-1042, or camera return"),
    "shortcut.found": Line("見つかったチケット", "Tickets found"),
    "shortcut.option": Line("{ref}｜{subject}", "{ref} | {subject}"),
    "shortcut.internal": Line(
        "社内メモとして追加します。お客様には届きません。",
        "It becomes an internal note. The customer won't see it.",
    ),
    "shortcut.previewed": Line(
        "次にプレビューが開きます。まだ何も送信しません。",
        "The preview comes next. Nothing is sent yet.",
    ),
    # refusals in a window
    "shortcut.refused.empty": Line("内容を書いてください。", "Please write something."),
    "shortcut.refused.email": Line(
        "メールアドレスの形ではありません。", "This isn't an e-mail address."
    ),
    "shortcut.refused.which": Line(
        "チケットの番号か、探す言葉を入力してください。",
        "Please give a ticket number, or words to search for.",
    ),
    "shortcut.refused.none": Line(
        "「{query}」に一致するチケットはありません。", 'No tickets match "{query}".'
    ),
    # answers
    "shortcut.opened": Line(
        "{ref}を作成しました（{marketplace}）。",
        "Opened {ref} ({marketplace}).",
    ),
    "shortcut.added": Line(
        "{ref}に社内メモとして追加しました。お客様には届きません。",
        "Added to {ref} as an internal note. The customer won't see it.",
    ),
    "shortcut.in_thread": Line(
        "このメッセージは{ref}のスレッドにあります。新しいチケットは作成していません。",
        "This message is in the thread of {ref}. No new ticket was opened.",
    ),
    "shortcut.opened_before": Line(
        "このメッセージから作成したチケットがあります：{ref}。新しいチケットは作成していません。",
        "A ticket was opened from this message before: {ref}. No new one was opened.",
    ),
    "shortcut.added_before": Line(
        "このメッセージは{ref}にすでに追加されています。", "This message is on {ref} already."
    ),
    "shortcut.nothing": Line(
        "このメッセージには取り込める文がありません。", "There's no text to take from this message."
    ),
    "shortcut.article": Line(
        "メッセージの内容を入れました。お客様の連絡先や注文番号は「…」に置き換えています。"
        "お名前が残っていないか確認してください。",
        "Filled in from the message. Contact data and order numbers are replaced by …; please "
        "check that no names are left.",
    ),
    # an entry's origin
    "entry.origin": Line("{author}のSlackのメッセージから", "From a Slack message by {author}"),
    "entry.origin_nameless": Line("Slackのメッセージから", "From a Slack message"),
    "entry.origin_link": Line("元のメッセージ", "Original message"),
    # cards of links
    "unfurl.state": Line("状況：{status}　担当チーム：{team}チーム", "{status} · Owned by {team}"),
    "unfurl.reference": Line("🎫 *{ref}*", "🎫 *{ref}*"),
    "unfurl.article": Line("📘 *{title}*　{marketplace}", "📘 *{title}* {marketplace}"),
    "entity.ticket": Line("チケット", "Ticket"),
    "entity.article": Line("記事", "Article"),
    "entity.team": Line("担当チーム", "Owned by"),
    "entity.customer": Line("お客様", "Customer"),
    "entity.marketplace": Line("購入先", "Bought on"),
    "entity.language": Line("返信言語", "Reply in"),
    "entity.about": Line("対象", "For purchases on"),
    "unfurl.bare": Line(
        "このチャンネルには社外の方かゲストがいるため、リンクの内容は表示していません。",
        "This channel has guests or people from outside, so the link's content isn't shown here.",
    ),
    "unfurl.bare_unknown": Line(
        "このチャンネルにだれがいるのか確認できないため、リンクの内容は表示していません。",
        "I can't see who is in this channel, so the link's content isn't shown here.",
    ),
    # posts that stand still
    "parked.cause.shared_outside": Line(
        "チャンネルが社外のワークスペースと共有されています。共有をやめてから、"
        "［投稿を再開］を押してください。",
        "The channel is shared with another company's workspace: stop sharing it, then press "
        "[Resume posting].",
    ),
}
