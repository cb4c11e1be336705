"""The card, and the answers to what is done with a ticket."""

from bot.texts.lines import Line

LINES = {
    "card.title": Line("🎫 *{ref}｜{subject}*", "🎫 *{ref} | {subject}*"),
    "card.customer": Line("お客様：{customer}", "Customer: {customer}"),
    "card.customer_family": Line("お客様：{customer}", "Customer: {customer} (family name)"),
    "card.customer_unknown": Line("お客様：お名前は未登録", "Customer: name not known"),
    "card.marketplace": Line("購入先：{marketplace}", "Bought on: {marketplace}"),
    "card.language": Line("返信言語：{language}", "Reply in: {language}"),
    "card.status": Line("状況：{status}", "{status}"),
    "card.assigned": Line("担当：{agent}", "Assigned to {agent}"),
    "card.unassigned": Line("担当：未定", "Unassigned"),
    "card.order_mentioned": Line(
        "注文番号（本文に記載）：{order}", "Order mentioned in the message: {order}"
    ),
    "card.first_answer_due": Line("初回回答の期限：{due}", "First answer due: {due}"),
    "card.owner": Line("担当チーム：{team}チーム", "Owned by {team}"),
    "card.offered": Line("{team}チームの引き受け待ち", "Offered to {team}"),
    "card.offer_ended": Line(
        "この引き継ぎは終了しました。担当は{team}チームです。",
        "This handoff has ended. {team} owns it.",
    ),
    "card.footer": Line(
        "このスレッドへの書き込みは社内メモです。お客様には届きません。",
        "Messages in this thread are internal notes. The customer won't see them.",
    ),
    "card.fallback": Line("{ref}｜{subject}", "{ref} | {subject}"),
    "ticket.no_subject": Line("件名なし", "No subject"),
    "ticket.created": Line("{ref}を登録しました。", "Opened {ref}."),
    "ticket.shown": Line("{ref}｜{subject}", "{ref} | {subject}"),
    "ticket.latest": Line("お客様の最新のご連絡：", "Customer's latest message:"),
    "ticket.assigned_to_you": Line("{ref}の担当になりました。", "You're now assigned to {ref}."),
    "ticket.assigned": Line("{ref}の担当を{agent}にしました。", "Assigned {ref} to {agent}."),
    "ticket.waiting": Line(
        "{ref}をお客様の返信待ちにしました。返信があると自動で対応中に戻ります。",
        "{ref} is waiting for the customer. It reopens by itself when they write.",
    ),
    "ticket.closed": Line(
        "{ref}を完了にしました。お客様への通知はありません。",
        "Closed {ref}. The customer isn't notified.",
    ),
    "ticket.unanswered": Line(
        "お客様の最後のご連絡には、まだ返信していません。",
        "Their last message hasn't been answered yet.",
    ),
    "ticket.draft_left": Line(
        "書きかけの返信が残っています。まだ送信していません。",
        "Your reply draft is still here. It hasn't been sent.",
    ),
    "ticket.draft_left_by": Line(
        "{agents}の書きかけの返信が残っています。まだ送信されていません。",
        "There's a reply draft by {agents} that hasn't been sent.",
    ),
    "ticket.reopened": Line("{ref}を再開しました。", "Reopened {ref}."),
    "ticket.urgent": Line("{ref}を至急にしました。", "Marked {ref} as urgent."),
    "ticket.note_saved": Line(
        "{ref}にメモを保存しました。お客様には届きません。",
        "Note saved on {ref}. The customer won't see it.",
    ),
    "ticket.private_saved": Line(
        "{ref}にチーム内メモを保存しました。見えるのは{team}チームだけです。",
        "Private note saved on {ref}. Only {team} can see it.",
    ),
    "ticket.already.assign": Line(
        "{ref}はすでに{agent}が担当です。", "{agent} is already assigned to {ref}."
    ),
    "ticket.already.assign.you": Line(
        "{ref}はすでにあなたの担当です。", "You're already assigned to {ref}."
    ),
    "ticket.already.wait": Line(
        "{ref}はすでにお客様の返信待ちです。", "{ref} is already waiting for the customer."
    ),
    "ticket.already.close": Line("{ref}はすでに完了しています。", "{ref} is already closed."),
    "ticket.already.reopen": Line("{ref}はすでに対応中です。", "{ref} is already open."),
    "ticket.already.urgent": Line("{ref}はすでに至急です。", "{ref} is already urgent."),
    "ticket.illegal": Line(
        "{ref}は「{status}」のため、{verb}はできません。",
        "{ref} is {status}: {verb} isn't possible.",
    ),
    "ticket.remedy.reopen": Line(
        "先に［再開する］を押すか、`!再開` と入力してください。",
        "Reopen it first: press [Reopen] or type `!reopen`.",
    ),
    "ticket.remedy.close": Line(
        "［完了にする］を押すか、`!完了` と入力してください。", "Press [Close] or type `!close`."
    ),
    "ticket.remedy.withdraw": Line(
        "先に引き継ぎを取り下げてください（`!取り下げ`）。",
        "Withdraw the handoff first (`!withdraw`).",
    ),
    "ticket.alert": Line(
        "🚨 *安全に関わるお問い合わせ：{ref}*　至急、内容を確認してください。",
        "🚨 *Safety complaint: {ref}* · Please look at it now.",
    ),
    "ticket.alert.owner": Line("担当は{team}チームです。", "{team} owns it."),
    "ticket.alert.owner_closed": Line(
        "担当の{team}チームは営業時間外です（{opens}に開始）。",
        "{team} owns it and is closed until {opens}.",
    ),
    "queue.title": Line("*{team}チームの一覧*", "*{team}'s queue*"),
    "queue.title_mine": Line("*自分の担当*", "*Assigned to you*"),
    "queue.empty": Line("対応中のチケットはありません。", "No open tickets."),
    "queue.row": Line("*{ref}*｜{subject}", "*{ref}* | {subject}"),
    "queue.row.offered": Line("{team}チームからの引き継ぎ（引き受け待ち）", "Offered by {team}"),
    "queue.row.closed_desk": Line(
        "担当：{team}チーム（営業時間外、{opens}に開始）", "Owned by {team} (closed until {opens})"
    ),
    "queue.since": Line("最終更新：{moment}", "Updated {moment}"),
    "queue.more": Line("ほかに{count}件あります。", "{count} more.", "1 more."),
    "queue.count": Line("{count}件", "{count} tickets", "1 ticket"),
    "queue.page": Line("{first}〜{last}件目", "{first}–{last}"),
    "find.title": Line("*「{query}」の検索結果*", '*Results for "{query}"*'),
    "find.none": Line("「{query}」に一致するチケットはありません。", 'No tickets match "{query}".'),
    "find.closest": Line(
        "*「{query}」のすべての言葉を含むチケットはありません。近いものは次のとおりです。*",
        '*No ticket has all the words of "{query}". These come closest.*',
    ),
    "find.behind": Line(
        "検索の準備中です。あと{count}件は、まだ見つからないことがあります。",
        "Search is still being prepared: {count} tickets may not be found yet.",
        "Search is still being prepared: 1 ticket may not be found yet.",
    ),
    "duty.open": Line("{team}チームは営業中です。", "{team} is open."),
    "duty.closed": Line(
        "{team}チームは営業時間外です。{opens}に開始します。",
        "{team} is closed. It opens on {opens}.",
    ),
    "translate.pending": Line("翻訳しています…", "Translating…"),
}
