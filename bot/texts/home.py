"""The Home tab."""

from bot.texts.lines import Line

LINES = {
    "home.title": Line("*{team}チーム*", "*{team} team*"),
    "home.drawn": Line("{moment}時点", "As of {moment}"),
    "home.offers": Line(
        "*引き受けを待っている引き継ぎ*（{count}件）", "*Handoffs waiting for your team* ({count})"
    ),
    "home.returns": Line(
        "引き受けがなければ{moment}に戻ります", "If nobody accepts, it goes back on {moment}"
    ),
    "home.answer_by": Line("引き受けるか差し戻す期限：{moment}", "Accept or send back by {moment}"),
    "home.due": Line("*期限が近いもの*（{count}件）", "*Due soon* ({count})"),
    "home.awaited": Line(
        "*ほかのチームの対応を待っているチケット*（{count}件）",
        "*Waiting for another team* ({count})",
    ),
    "home.comes_back": Line(
        "引き受けがなければ{moment}に戻ってきます", "Comes back on {moment} if nobody takes it"
    ),
    "home.more_listed": Line("ほかに{count}件あります。", "{count} more.", "1 more."),
    "home.more_parked": Line(
        "ほかに{count}件あります。上から順に対応すると、ここに出ます。",
        "{count} more. They come up here as these are dealt with.",
        "1 more. It comes up here as these are dealt with.",
    ),
    "home.mine": Line("*あなたの担当*（{count}件）", "*Assigned to you* ({count})"),
    "home.mine_none": Line(
        "担当しているチケットはありません。下の一覧から［表示］で開き、［担当する］を押すと、"
        "ここに並びます。",
        "Nothing is assigned to you. Open a ticket below with [Show] and press [Take it]: it will "
        "be listed here.",
    ),
    "home.unassigned": Line(
        "*担当者が決まっていないチケット*（{count}件）", "*Nobody has these yet* ({count})"
    ),
    "home.unassigned_none": Line(
        "担当待ちのチケットはありません。新しいお問い合わせが届くと、ここに出ます。",
        "Every ticket of your team has somebody. New ones appear here as they come in.",
    ),
    "home.back.declined": Line(
        "{team}チームから差し戻し（{agent}）：「{text}」", 'Sent back by {team} ({agent}): "{text}"'
    ),
    "home.back.returned": Line(
        "{team}チームから回答つきで返却（{agent}）：「{text}」",
        'Answered and returned by {team} ({agent}): "{text}"',
    ),
    "home.back.expired": Line(
        "{team}チームに引き受けがなかったため、戻ってきました",
        "Back from {team}: nobody there accepted it",
    ),
    "home.others": Line(
        "*チームの担当分（更新が古い順）*（{count}件）",
        "*Your colleagues' tickets, longest untouched first* ({count})",
    ),
    "home.asleep": Line("*営業時間外のチームのチケット*", "*Tickets of teams that are closed*"),
    "home.more": Line(
        "ほかに{count}件あります。`/queue` でも確認できます。",
        "{count} more. `/queue` lists what waits for your team.",
        "1 more. `/queue` lists what waits for your team.",
    ),
    "home.language": Line(
        "*表示する言語*　ホームと、あなただけに見える返答の言語です。",
        "*Language* of this Home and of the answers that only you see.",
    ),
    "home.language_by_slack": Line("Slackの設定に合わせる", "Same as in Slack"),
    "home.notify": Line(
        "*お知らせ*　選んだことがあると、チームのスレッドの投稿であなたにメンションします"
        "（一つのことに一度だけ）。安全に関わる連絡は、選択に関係なくお知らせします。",
        "*Notifications* · When one of these happens, the post in your team's thread mentions you, "
        "once. Safety complaints are announced whatever you choose.",
    ),
    "home.notify.message": Line(
        "担当しているチケットに、お客様からご連絡があった", "A customer writes in a ticket of mine"
    ),
    "home.notify.assignment": Line(
        "ほかの人が自分を担当にした", "A colleague assigns a ticket to me"
    ),
    "home.notify.offer": Line(
        "自分のチームに引き継ぎの依頼が来た", "A handoff is offered to my team"
    ),
    "home.notify.answer": Line(
        "自分が依頼した引き継ぎが引き受けられた、または戻ってきた",
        "A handoff that I offered is accepted or comes back",
    ),
    "home.notify.overdue": Line(
        "自分のチームへの引き継ぎが、時間内に引き受けられなかった",
        "Nobody in my team takes a handoff in time",
    ),
    "home.notify.article": Line(
        "自分のチームの記事に、報告や質問、確認の依頼があった",
        "An article of my team is reported, asked about or sent for review",
    ),
    "home.refused": Line(
        "*カケハシ*　ここには、サポートチームのメンバーの担当チケットや引き継ぎの依頼が並びます。",
        "*Kakehashi* · This is where members of a support team find their tickets and handoffs.",
    ),
}
