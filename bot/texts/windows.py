"""What is said of a window that was closed with something typed in it."""

from bot.texts.lines import Line

LINES = {
    "window.kept": Line(
        "まだ送信も保存もしていません。書きかけの内容は{count}日間残しておきます。",
        "Nothing was sent or saved. What you wrote is kept for {count} days.",
    ),
    "window.lost": Line(
        "書きかけの内容を残しておけませんでした。送信も保存もしていません。必要な場合は、下の内容を"
        "コピーしてお使いください。",
        "Nothing was sent or saved, and what you wrote couldn't be kept. Copy it from here if you "
        "still need it.",
    ),
    "window.continued": Line(
        "前に書きかけた内容の続きです。",
        "You're picking up where you left off.",
    ),
    "window.about": Line("{window}：{thing}", "{window}: {thing}"),
    "window.discarded.afresh": Line(
        "書きかけの内容を破棄しました。送信も保存もしていません。もう一度開くと、最初から書けます。",
        "Discarded. Nothing was sent or saved. Open the form again to start over.",
    ),
    "window.discarded": Line(
        "書きかけの内容を破棄しました。送信も保存もしていません。",
        "Discarded. Nothing was sent or saved.",
    ),
    "window.not_kept.sent": Line(
        "この内容は、すでに送信または保存されています。",
        "This has been sent or saved already.",
    ),
    "window.not_kept.discarded": Line(
        "この書きかけの内容は、すでに破棄されています。", "This has been discarded already."
    ),
    "window.not_kept.not_yours": Line(
        "書きかけの内容を開けるのは、書いた本人だけです。",
        "Only the person who wrote this can open it.",
    ),
    "window.not_kept.gone": Line(
        "この書きかけの内容は、もう残っていません（残るのは{count}日間です）。",
        "What you wrote here is gone: it was kept for {count} days.",
    ),
    "button.window_open": Line("もう一度開く", "Open again"),
    "button.window_afresh": Line("破棄して最初から書く", "Discard and start over"),
    "button.window_discard": Line("破棄する", "Discard"),
}
