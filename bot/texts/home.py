"""The Home tab."""

from bot.texts.lines import Line

LINES = {
    "home.title": Line("*{team}チーム*", "*{team} team*"),
    "home.drawn": Line("{moment}時点", "As of {moment}"),
    "home.offers": Line(
        "*引き受けを待っている引き継ぎ*（{count}件）", "*Handoffs waiting for your team* ({count})"
    ),
    "home.returns": Line("{moment}に戻ります", "Goes back on {moment}"),
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
    "home.refused": Line(
        "*カケハシ*　ここには、サポートチームのメンバーの担当チケットや引き継ぎの依頼が並びます。",
        "*Kakehashi* · This is where members of a support team find their tickets and handoffs.",
    ),
}
