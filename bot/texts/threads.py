"""Entries as a thread shows them, and what a thread says about itself."""

from bot.texts.lines import Line

LINES = {
    "entry.message": Line("*{customer}*（お客様）　{moment}", "*{customer}* (customer) · {moment}"),
    "entry.note": Line(
        "*{agent}*（{team}、社内メモ）　{moment}", "*{agent}* ({team}, note) · {moment}"
    ),
    "entry.private": Line(
        "*{agent}*（{team}チーム内だけのメモ）　{moment}",
        "*{agent}* (private to {team}) · {moment}",
    ),
    "entry.reply": Line(
        "*{agent}*（{team}）から{customer}への返信　{moment}",
        "*{agent}* ({team}) to {customer} · {moment}",
    ),
    "entry.system_note": Line("社内メモ　{moment}", "Note · {moment}"),
    "entry.status": Line(
        "{agent}が状況を「{status}」にしました。{moment}",
        "{agent} set the status to {status}. {moment}",
    ),
    "entry.status_auto": Line(
        "状況が「{status}」になりました。{moment}", "The status is now {status}. {moment}"
    ),
    "entry.assignment": Line(
        "{agent}が担当を{assignee}にしました。{moment}",
        "{agent} assigned it to {assignee}. {moment}",
    ),
    "entry.assignment_self": Line(
        "{agent}が担当になりました。{moment}", "{agent} took it. {moment}"
    ),
    "entry.priority": Line(
        "{agent}が至急にしました。{moment}", "{agent} marked it urgent. {moment}"
    ),
    "entry.priority_auto": Line(
        "安全に関わる内容のため、至急にしました。{moment}",
        "Marked urgent: safety complaint. {moment}",
    ),
    "entry.promise": Line(
        "お客様への約束：「{text}」　{moment}", 'Promised to the customer: "{text}" · {moment}'
    ),
    "promises.title": Line(
        "*{ref}でお客様に約束したこと*（{count}件）",
        "*Promised to the customer on {ref}* ({count})",
    ),
    "promises.earlier": Line(
        "これより前の約束がほかに{count}件あります。［履歴をすべて見る］で確認できます。",
        "{count} earlier promises are in [Full history].",
        "1 earlier promise is in [Full history].",
    ),
    "promises.line": Line(
        "• {kind}：「{text}」　{agent}　{moment}", '• {kind}: "{text}" · {agent}, {moment}'
    ),
    "promises.none": Line(
        "{ref}には、お客様への約束は記録されていません。"
        "返信のプレビューで「約束として記録する」にチェックを付けて送信すると、ここに出ます。",
        "No promise to the customer is recorded on {ref}. A reply's promise is recorded if "
        '"Record as a promise" is checked in its preview when you send it.',
    ),
    "entry.look": Line(
        "{agent}がお客様の連絡先を表示しました。{moment}",
        "{agent} looked at the contact data. {moment}",
    ),
    "entry.alert": Line(
        "安全に関わる内容のため、{team}チームに知らせました。{moment}",
        "{team} was alerted: safety complaint. {moment}",
    ),
    "entry.edited": Line("（編集済み）", "(edited)"),
    "entry.retracted": Line("（投稿者が削除しました）", "(deleted by its writer)"),
    "entry.corrected": Line("（{agent}が訳を直しました）", "(translation fixed by {agent})"),
    "entry.from_memory": Line("（確認済みの訳）", "(from memory)"),
    "entry.adapted": Line("（確認済みの訳を一部変更）", "(from memory, adapted)"),
    "entry.empty": Line("（本文なし）", "(no text)"),
    "entry.cut": Line("…（続きは［全文を見る］）", "… (press [Show whole] for the rest)"),
    "mark.uncertain": Line(
        "⚠️ この訳は確実ではありません（{reason}）。原文を確認してください。",
        "⚠️ This translation may be wrong ({reason}). Please check the original.",
    ),
    "mark.untranslated": Line(
        "翻訳できなかったため、原文のまま表示しています。翻訳できるようになりしだい、"
        "自動で翻訳します。",
        "Not translated yet: this is the original. It will be translated automatically as "
        "soon as it can be.",
    ),
    "mark.refused": Line(
        "信頼できる訳ができなかったため、原文のまま表示しています。",
        "There's no reliable translation, so this is the original.",
    ),
    "mark.failed": Line(
        "信頼できる訳ができなかったため、原文のまま表示しています（{reason}）。",
        "There's no reliable translation, so this is the original ({reason}).",
    ),
    "thread.note_or_reply": Line(
        "このメモはお客様への返信のように見えます。お客様には届いていません。"
        "お客様に送るつもりでしたか？",
        "This note reads like an answer to the customer. They haven't got it. Was it meant "
        "for them?",
    ),
    "thread.unknown_word": Line(
        "「!{word}」は使えません。{suggestion}まだ保存も送信もしていません。",
        '"!{word}" isn\'t a command. {suggestion}Nothing has been saved or sent.',
    ),
    "thread.not_saved": Line(
        "Kakehashiへの質問として扱い、メモには保存していません。",
        "Taken as a question to Kakehashi, so it isn't saved as a note.",
    ),
    "thread.did_you_mean": Line("「{words}」のことですか？ ", "Did you mean `{words}`? "),
    "thread.mistyped": Line(
        "Slackがこれを通常のメッセージとして送ったため、まだ何もしていません。"
        "「{command}」を実行しますか？",
        'Slack sent this as a message, so nothing has been done yet. Run "{command}"?',
    ),
    "thread.narrowed": Line(
        "チーム内メモに変えました。相手チームのスレッドからは消えますが、"
        "それまでの文は見られた可能性があります。",
        "This is now a private note of your team. It disappears from the other desk's thread, but "
        "what it said before may have been read there.",
    ),
    "thread.edit_command": Line(
        "コマンドを編集しても、もう一度は実行されません。必要なら、新しく投稿してください。",
        "Editing a command doesn't run it again. Please post it anew if you need it.",
    ),
    "thread.refused": Line(
        "書き込みは{ref}に保存されていません。", "Your message was not saved on {ref}."
    ),
    "thread.resting": Line(
        "このスレッドは終了しています。書き込みは{ref}に保存されません。担当は{team}チームです。",
        "This thread has ended, so your message isn't saved on {ref}. {team} owns it.",
    ),
    "thread.safety": Line(
        "安全に関わる内容のため、至急にしました。", "Marked as urgent: this is a safety complaint."
    ),
    "history.title": Line(
        "*{ref}の履歴*（全{count}件）",
        "*History of {ref}* ({count} entries)",
        "*History of {ref}* (1 entry)",
    ),
    "history.page": Line("{page}／{pages}ページ", "Page {page} of {pages}"),
    "history.empty": Line("まだ履歴はありません。", "No history yet."),
    "history.original_in": Line("原文（{language}）", "Original ({language})"),
    "history.translation": Line("訳文", "Translation"),
    "history.number": Line("{seq}番", "No. {seq}"),
    "history.part": Line("{part}／{parts}", "Part {part} of {parts}"),
    "fix.into": Line("{ref}　{seq}番　訳す言語：{language}", "{ref} · No. {seq} · Into {language}"),
    "fix.entry": Line("{number}　訳す言語：{language}", "{number} · Into {language}"),
    "fix.choose": Line("どの訳を直しますか？", "Which translation do you want to fix?"),
    "fix.loading": Line("開いています…", "Opening…"),
    "fix.nothing": Line(
        "ここには直せる訳がありません。チケットのスレッドにある投稿で試してください。",
        "There's no translation to fix here. Please try it on a post in a ticket's thread.",
    ),
    "fix.too_long": Line(
        "長すぎて、この画面では直せません（3,000文字まで）。",
        "This is too long to be fixed here (at most 3,000 characters).",
    ),
    "fix.refused.value": Line(
        "原文の「{text}」と合いません。直すまで保存されません。",
        "This doesn't match the original: {text}. Nothing is saved until you fix it.",
    ),
    "fix.refused.values": Line(
        "数値が合いません：原文では「{text}」、訳では「{theirs}」です。直すまで保存されません。",
        "The values differ: {text} in the original, {theirs} here. Nothing is saved until you fix "
        "it.",
    ),
    "fix.refused.copy": Line(
        "原文と同じです。{language}の訳を書いてください。",
        "This is the original. Please write it in {language}.",
    ),
    "fix.refused.language": Line(
        "{language}の文ではないようです。{language}の訳を書いてください。",
        "This doesn't look like {language}. Please write it in {language}.",
    ),
    "fix.refused.edited": Line(
        "原文がその後編集されました。画面を閉じて、もう一度開いてください。",
        "The original has been edited meanwhile. Please close this and open it again.",
    ),
    "fix.saved": Line(
        "訳を直しました。両方のスレッドに反映します。",
        "Saved. Both threads will show your translation.",
    ),
    "fix.saved.written": Line(
        "訳を保存しました。両方のスレッドに反映します。",
        "Your translation is saved. Both threads will show it.",
    ),
    "fix.needless.written": Line(
        "訳はもう書かれています。直すときは、スレッドの投稿のメニューにある「訳を直す」を"
        "使ってください。",
        "The translation has been written already. To change it, use *Fix translation* in the "
        "menu of the post in the thread.",
    ),
    "fix.needless.withdrawn": Line(
        "この引き継ぎの依頼は取り下げられたため、訳を書く必要はありません。",
        "This handoff was withdrawn: no translation is needed.",
    ),
}
