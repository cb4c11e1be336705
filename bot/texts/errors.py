"""Refusals and failures: what is wrong, and what to do about it."""

from bot.texts.lines import Line

LINES = {
    "error.not_found": Line(
        "「{looked_for}」は見つかりませんでした。", 'Couldn\'t find "{looked_for}".'
    ),
    "error.did_you_mean": Line("{near}のことですか？", "Did you mean {near}?"),
    "error.unknown_command": Line(
        "「{word}」は使えません。{suggestion}まだ何もしていません。",
        '"{word}" isn\'t a command. {suggestion}Nothing has been done.',
    ),
    "error.incomplete": Line(
        "{missing}がありません。使い方：{usage}", "Please add {missing}. Usage: {usage}"
    ),
    "lacking.example": Line("例：{typed}", "For example: {typed}"),
    "lacking.example_about": Line("例：{typed}（{subject}）", "For example: {typed} ({subject})"),
    "lacking.by_name": Line(
        "「{name}」はチケット番号ではないため、お客様のお名前で探しました。",
        '"{name}" isn\'t a ticket number, so here are the cases of the customer of that name.',
    ),
    "lacking.undone": Line(
        "まだ何もしていません。下のボタンを使うか、番号を付けてもう一度入力してください。",
        "Nothing has been done. Use the buttons below, or type it again with the number.",
    ),
    "error.not_yet": Line(
        "{verb}は、このバージョンではまだ使えません。", "Not available in this version yet: {verb}."
    ),
    "error.empty_text": Line(
        "本文が空です。内容を書いてください。", "The text is empty. Please write something."
    ),
    "error.unknown_entry": Line("{ref}に{seq}番の記録はありません。", "{ref} has no entry {seq}."),
    "error.unknown_assignee": Line(
        "「{looked_for}」という担当者は見つかりませんでした。チームのチャンネルのメンバーを "
        "`@名前` で指定してください。",
        "Couldn't find an agent \"{looked_for}\". Please mention a member of a team's channel "
        "(`@name`).",
    ),
    "error.several_assignees": Line(
        "「{looked_for}」に当てはまる人が複数います：{names}。フルネームで指定してください。",
        'More than one person is called "{looked_for}": {names}. Please give the full name.',
    ),
    "error.no_ticket_here": Line(
        "このスレッドにはチケットがありません。番号を付けてください（例：`/ticket 表示 "
        "JP-1042`）。",
        "This thread isn't a ticket's. Please add the number (like `/ticket show JP-1042`).",
    ),
    "error.guest": Line(
        "ゲストの方は使えません。ワークスペースの管理者に、"
        "通常メンバーへの変更を依頼してください。",
        "Guests can't use this. Please ask a workspace admin to make you a full member.",
    ),
    "error.stranger": Line(
        "Slackコネクトで参加している社外の方は使えません。"
        "担当のサポートチームにお問い合わせください。",
        "People from outside (Slack Connect) can't use this. Please ask the support team.",
    ),
    "error.not_member": Line(
        "使えるのはサポートチームのメンバーだけです。{channels}のどれかに参加してから、"
        "もう一度お試しください。",
        "Only members of a support team can use this. Join one of {channels} and try again.",
    ),
    "error.several_teams": Line(
        "複数のチームのチャンネルに参加しているため、所属を決められません。管理者に "
        "`kakehashi.toml` の [agents] への追加を依頼してください。",
        "You're in several teams' channels. Please ask an admin to add you under [agents] in "
        "`kakehashi.toml`.",
    ),
    "error.already_done": Line(
        "すでに実行済みです。変更はありません。", "Already done. Nothing has changed."
    ),
    "error.expired_dialog": Line(
        "時間が経ったため、画面を開けませんでした。もう一度押してください。",
        "That took too long to open. Please press it again.",
    ),
    "error.busy": Line(
        "ただいま混み合っています。まだ何も変更していません。少し待ってから、"
        "もう一度お試しください。",
        "Things are busy, and nothing has been changed. Please try again in a moment.",
    ),
    "error.unexpected": Line(
        "処理できませんでした（{id}）。まだ何も変更していません。もう一度試し、"
        "続く場合は管理者に番号を伝えてください。",
        "That didn't work ({id}), and nothing has been changed. Please try again; if it goes "
        "on, give an admin this number.",
    ),
}
