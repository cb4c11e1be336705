"""What the commands, buttons and threads say that no other subject holds."""

from bot.texts.lines import Line

LINES = {
    "face.between": Line("、", ", "),
    "face.between_reasons": Line("。また、", "; "),
    "face.and": Line("と", " and "),
    "face.or": Line("」か「", "` or `"),
    "face.old_button": Line(
        "このボタンは使えなくなりました。`/ticket 1042` のように番号を入力して開いてください。",
        "This button no longer works. Please open the ticket by its number, like `/ticket 1042`.",
    ),
    "face.not_saved": Line("保存も実行もしませんでした。", "Nothing was saved or done."),
    "face.slip_gone": Line(
        "この書き込みはすでに処理されたか、削除されています。",
        "This message was dealt with already, or deleted.",
    ),
    "face.slip_saved": Line(
        "{ref}にメモを保存しました。お客様には届きません。",
        "Saved as a note on {ref}. The customer won't see it.",
    ),
    "face.deletes_draft_not": Line(
        "投稿を削除しても、下書きは残っています。取りやめるには、［プレビューを開く］から"
        "［やめる］を押してください。",
        "Your draft is still here although you deleted the message. To drop it, press "
        "[Open preview], then [Cancel].",
    ),
    "face.files": Line("［ファイル：{names}］", "[Files: {names}]"),
    "face.file": Line("名前のないファイル", "a file without a name"),
    "face.new_ticket": Line(
        "{ref}を登録しました（{marketplace}）。内容は社内メモとして保存しました。",
        "Opened {ref} ({marketplace}). What you wrote is saved as an internal note.",
    ),
    "face.private_label": Line("チーム内メモとして保存", "Save for my team only"),
    "face.opens_history": Line(
        "［履歴をすべて見る］を押すと、{ref}の履歴が開きます。",
        "Press [Full history] to open the history of {ref}.",
    ),
    "face.offer": Line(
        "{team}チームの引き受け待ち（{returns}まで）", "Offered to {team} (until {returns})"
    ),
    "face.order_tickets": Line("*この注文のチケット*", "*Tickets about this order*"),
    "face.delivered": Line("お届け日：{day}", "Delivered: {day}"),
    "face.tracking": Line("追跡番号：{tracking}", "Tracking: {tracking}"),
    "face.address": Line("住所：{address}", "Address: {address}"),
    "face.ship_to": Line("お届け先（{order}）：{address}", "Ship to ({order}): {address}"),
    "face.no_contact": Line("連絡先は登録されていません。", "No contact data on file."),
    "face.queue_parked": Line("*投稿が止まっているスレッド*", "*Threads that can't be updated*"),
    "face.customers_more": Line(
        "ほかにもいます（表示は{count}名まで）。言葉を足して絞り込んでください。",
        "There are more (showing {count}). Add a word to narrow it down.",
        "There are more (showing 1). Add a word to narrow it down.",
    ),
    "face.untranslated": Line(
        "翻訳できなかったため、原文のままです（{reason}）。",
        "Not translated: this is the original ({reason}).",
    ),
    "face.find_more": Line(
        "ほかにもあります（表示は{count}件まで）。言葉を足して絞り込んでください。",
        "There are more (showing {count}). Add a word to narrow it down.",
        "There are more (showing 1). Add a word to narrow it down.",
    ),
}
