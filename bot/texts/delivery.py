"""What stands between a ticket and the places that follow it."""

from bot.texts.lines import Line

LINES = {
    "parked": Line(
        "{ref}の更新{count}件を {channel} に投稿できていません（{since}から）。"
        "原因：{cause}お客様への返信には影響ありません。",
        "{count} updates to {ref} can't be posted in {channel} (since {since}). {cause} "
        "Customer replies aren't affected.",
        "1 update to {ref} can't be posted in {channel} (since {since}). {cause} Customer "
        "replies aren't affected.",
    ),
    "parked.mail": Line(
        "{ref}のお客様への返信{count}件を送信できていません（{since}から）。原因：{cause}",
        "{count} replies of {ref} can't be sent to the customer (since {since}). {cause}",
        "1 reply of {ref} can't be sent to the customer (since {since}). {cause}",
    ),
    "parked.cause.not_in_channel": Line(
        "ボットが未参加です。`/invite @kakehashi` の後、［投稿を再開］を押してください。",
        "The bot isn't a member: run `/invite @kakehashi`, then [Resume posting].",
    ),
    "parked.cause.channel_not_found": Line(
        "チャンネルが見つかりません。非公開の場合は `/invite @kakehashi` の後、"
        "［投稿を再開］を押してください。",
        "The channel can't be found. If it's private, run `/invite @kakehashi`, then [Resume "
        "posting].",
    ),
    "parked.cause.is_archived": Line(
        "チャンネルがアーカイブされています。元に戻してから、［投稿を再開］を押してください。",
        "The channel is archived: unarchive it, then press [Resume posting].",
    ),
    "parked.cause.missing_scope": Line(
        "ボットの権限が足りません。アプリを再インストールしてから、"
        "［投稿を再開］を押してください。",
        "The bot lacks a permission: reinstall the app, then press [Resume posting].",
    ),
    "parked.cause.invalid_auth": Line(
        "ボットのトークンが無効です。管理者が設定を直してから、［投稿を再開］を押してください。",
        "The bot's token isn't valid: an admin has to fix it; then press [Resume posting].",
    ),
    "parked.cause.smtp": Line(
        "メールサーバーが受け付けませんでした（{detail}）。設定を確認してから、"
        "［投稿を再開］を押してください。",
        "The mail server refused it ({detail}). Check the settings, then press [Resume posting].",
    ),
    "parked.cause.other": Line(
        "Slackが「{detail}」と答えました。原因を直してから、［投稿を再開］を押してください。",
        'Slack answered "{detail}". Fix the cause, then press [Resume posting].',
    ),
    "resumed": Line(
        "投稿を再開しました。たまっていた更新を順に投稿します。",
        "Resumed. What was held back is being posted in order.",
    ),
    "resumed.already": Line("すでに再開しています。", "Already resumed."),
    "writer.original": Line(
        "{what}は、{team}チームには原文のまま届きます。信頼できる訳ができませんでした"
        "（理由：{reason}）。短い文に分けて書くと、訳しやすくなります。",
        "{team} gets {what} in the original: there's no reliable translation ({reason}). "
        "Shorter sentences are easier to translate.",
    ),
    "writer.originals": Line(
        "{ref}に書いた次の{count}件は、{team}チームには原文のまま届きます。信頼できる訳が"
        "できませんでした。短い文に分けて書くと、訳しやすくなります。",
        "{team} gets these {count} things you wrote on {ref} in the original: there's no reliable "
        "translation. Shorter sentences are easier to translate.",
    ),
    "writer.mend": Line(
        "［訳を書く］から{language}の訳を書くと、{team}チームにはその訳が表示されます。"
        "同僚に頼む場合は、スレッドの投稿のメニューにある「訳を直す」から書いてもらえます。",
        "Press [Write the translation] to write the {language} yourself, and {team} will read "
        "that instead. A colleague can do it with *Fix translation* in the menu of the post in "
        "the thread.",
    ),
    "writer.note": Line("{ref}のメモ", "your note on {ref}"),
    "writer.note_edited": Line("{ref}の編集後のメモ", "your edited note on {ref}"),
    "writer.request": Line("{ref}の引き継ぎの依頼", "your request to take over {ref}"),
    "writer.reason": Line("{ref}を差し戻す理由", "your reason for sending {ref} back"),
    "writer.answer": Line("{ref}への回答", "your answer on {ref}"),
    "mail.subject_reply": Line("Re: {subject}", "Re: {subject}"),
    "mail.subject_none": Line("お問い合わせの件（{ref}）", "Your message to us ({ref})"),
}
