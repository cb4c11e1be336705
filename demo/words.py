"""What the demo prints, each language in its own words."""

from bot.texts.lines import Line

LINES = {
    "starting": Line(
        "デモを準備しています（初回は1分ほどかかります）…",
        "Getting the demo ready (the first time takes about a minute) …",
    ),
    "running": Line("架け橋のデモを開始しました。", "The Kakehashi demo is running."),
    "workspace": Line("Slackの代わりになるワークスペース", "Sandbox workspace, in place of Slack"),
    "mailbox": Line(
        "お客様のメールと問い合わせフォーム（同じページの右にもあります）",
        "The customers' mail and web form (also on the right of that page)",
    ),
    "api": Line("REST API（キー：{key}）", "REST API (key: {key})"),
    "store": Line("データベース", "Store"),
    "stop": Line("終了するには Ctrl-C を押してください。", "Press Ctrl-C to stop."),
    "stopped": Line("デモを終了しました。", "The demo has stopped."),
    "first": Line("まず試すこと", "What to try first"),
    "step.1": Line(
        "ワークスペースのページを開くと、左に東京、右にシアトルのデスクがあります。"
        "「{person}」の #{channel} から始めます。",
        "Open the workspace page: Tokyo's desk is on the left, Seattle's on the right. Begin in "
        '#{channel} with "{person}".',
    ),
    "step.2": Line(
        "{ref}のカードのスレッドに「{note}」と書きます。これは社内メモで、お客様には届きません。",
        'Open the thread of {ref} and write "{note}". That is an internal note; the customer '
        "doesn't get it.",
    ),
    "step.3": Line(
        "チャンネルで {command} と入力します。相手のチームに、履歴が相手の言語で届きます。",
        "In the channel, type {command}. The other desk gets the history in its own language.",
    ),
    "step.4": Line(
        "もう一方のデスクで、「{person}」の #{channel} に届いたカードの［{button}］を押します"
        "（「引き受ける」）。",
        'On the other desk, "{person}" presses [{button}] ("Accept") on the card in #{channel}.',
    ),
    "step.5": Line(
        "［{button}］を押して「{reply}」と書き、訳を確かめて送信します。"
        "30秒後にお客様の画面に届きます。",
        'Press [{button}], write "{reply}", check the translation and send it. The customer has it '
        "30 seconds later.",
    ),
    "step.6": Line(
        "どのチャンネルでも /kb {question} と入力すると、記事の答えが自分だけに表示されます。"
        "打ち間違いがあっても、英語で尋ねても見つかります。",
        "In any channel, type /kb {question}: an article answers, for your eyes only. Typos and "
        "questions in Japanese are fine.",
    ),
    "step.7": Line(
        "#{channel} に {link} と投稿すると、リンクの下にチケットが表示されます。"
        "押すと、メッセージを見ながら詳細を開けます。Escキーで閉じます。",
        "Post {link} in #{channel}: the ticket appears below the link, showing only what that "
        "channel may see. Press it to open it beside the messages; Esc closes it.",
    ),
    "engine": Line(
        "デモの文は確認済みの訳で表示されます。自由に書いた文も訳すには、翻訳パッケージを"
        "入れてください（ダウンロードします）：",
        "The demo's own sentences are shown from memory. To have your own translated too, install "
        "the translation packages (this downloads them):",
    ),
    "engine.better": Line(
        "付属の小さな翻訳パッケージで訳しています。Argosのパッケージに替えるには"
        "（ダウンロードします）：",
        "Your own sentences are translated by the small packages that come with the project. To "
        "use Argos' own instead (this downloads them):",
    ),
    "fetch.ask": Line(
        "Argos Translateの翻訳パッケージ（{pairs}）をダウンロードしますか。",
        "Download the Argos Translate packages ({pairs})?",
    ),
    "fetch.size": Line("合計で約{size}です。", "About {size} in all."),
    "fetch.done": Line("翻訳パッケージを入れました。", "The translation packages are installed."),
    "fetch.failed": Line(
        "翻訳パッケージを入れられませんでした（{why}）。デモはこのまま始めます。",
        "The translation packages could not be installed ({why}). The demo starts without them.",
    ),
    "box.title": Line("お客様", "The customer"),
    "box.who": Line("お客様を選ぶ", "Who you are"),
    "box.all": Line("届いたメールをすべて見る", "All mail"),
    "box.inbox": Line("お客様に届いたメール", "What customers got"),
    "box.none": Line("まだ届いていません。", "Nothing has arrived yet."),
    "box.form": Line("お問い合わせフォーム", "Contact us"),
    "box.family": Line("姓", "Last name"),
    "box.given": Line("名", "First name"),
    "box.email": Line("メールアドレス", "E-mail"),
    "box.to": Line("宛先", "To"),
    "box.from": Line("差出人", "From"),
    "box.subject": Line("件名", "Subject"),
    "box.text": Line("お問い合わせの内容", "How can we help?"),
    "box.answer": Line("このメールに返信する", "Reply to this mail"),
    "box.send": Line("送る", "Send"),
    "box.taken": Line("受け付けました。受付番号：{ref}", "We have got it. Your case: {ref}"),
    "box.refused": Line("受け付けられませんでした：{why}", "It could not be taken: {why}"),
    "killed": Line("ボットを強制終了", "Kill the bot and its worker"),
    "died": Line(
        "デモを終了します。保存した内容は残っています。同じコマンドでもう一度開始できます。",
        "The demo ends here. What was saved is still there: run the same command to go on.",
    ),
}


def word(key: str, language: str, /, **facts: str) -> str:
    line = LINES[key]
    return (line.ja if language == "ja" else line.en).format(**facts)
