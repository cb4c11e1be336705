"""Handing a ticket from one desk to the other."""

from bot.texts.lines import Line

LINES = {
    "brief.title": Line(
        "*{team}チームからの引き継ぎ：{ref}*（{agent}）", "*Handoff from {team}: {ref}* ({agent})"
    ),
    "brief.request": Line("依頼：{request}", "Request: {request}"),
    "brief.latest": Line(
        "お客様の最新のご連絡：「{text}」", 'Customer\'s latest message: "{text}"'
    ),
    "brief.promised": Line("お客様への約束：{promise}", "Promised: {promise}"),
    "brief.open_question": Line("未解決：{question}", "Open question: {question}"),
    "brief.needed_by": Line("回答希望：{due}", "Needed by: {due}"),
    "brief.order": Line("注文：{order}", "Order: {order}"),
    "brief.recent": Line(
        "それ以前のやり取り（{count}件）", "Before that ({count} entries)", "Before that (1 entry)"
    ),
    "brief.history_follows": Line(
        "これまでの履歴はこのスレッドに続きます。", "The whole history follows in this thread."
    ),
    "handoff.offered": Line(
        "{ref}の引き継ぎを{team}チームに依頼しました。引き受けがない場合は、{returns}に戻ります。",
        "Offered {ref} to {team}. If nobody accepts, it comes back on {returns}.",
    ),
    "handoff.offered.closed": Line(
        "{team}チームは営業時間外です（{opens}に開始）。急ぎの場合は取り下げて、"
        "自分のチームで対応してください。",
        "{team} is closed until {opens}. If this can't wait, withdraw it and keep it here.",
    ),
    "handoff.event.offered": Line(
        "{agent}が{team}チームに引き継ぎを依頼しました。依頼：「{reason}」",
        '{agent} offered this to {team}. Request: "{reason}"',
    ),
    "handoff.event.accepted": Line(
        "{team}チームの{agent}が引き受けました。{moment}", "{agent} ({team}) accepted. {moment}"
    ),
    "handoff.event.declined": Line(
        "{team}チームから差し戻されました（{agent}）。理由：「{reason}」　"
        "担当は{owner}チームです。",
        '{team} sent this back ({agent}). Reason: "{reason}" {owner} owns it.',
    ),
    "handoff.event.withdrawn": Line(
        "{agent}が引き継ぎを取り下げました。担当は{owner}チームです。",
        "{agent} withdrew the handoff. {owner} owns it.",
    ),
    "handoff.event.returned": Line(
        "{team}チームの{agent}が回答して返しました：「{text}」　担当は{owner}チームです。",
        '{agent} ({team}) answered and returned it: "{text}" {owner} owns it.',
    ),
    "handoff.event.overdue": Line(
        "{team}チームの営業時間で{count}分以内に引き受けがなかったため、"
        "{team}のリーダーに知らせました。引き受けがない場合は、"
        "{returns}に{owner}チームへ戻ります。期限は延びません。",
        "No one in {team} accepted within {count} working minutes, so {team}'s lead has been "
        "alerted. If still open, it returns to {owner} on {returns}. The due time is "
        "unchanged.",
        "No one in {team} accepted within 1 working minute, so {team}'s lead has been "
        "alerted. If still open, it returns to {owner} on {returns}. The due time is "
        "unchanged.",
    ),
    "handoff.event.overdue.channel": Line(
        "{team}チームの営業時間で{count}分以内に引き受けがなかったため、"
        "{team}のチャンネルに知らせました。引き受けがない場合は、"
        "{returns}に{owner}チームへ戻ります。期限は延びません。",
        "No one in {team} accepted within {count} working minutes, so {team}'s channel has "
        "been alerted. If still open, it returns to {owner} on {returns}. The due time is "
        "unchanged.",
        "No one in {team} accepted within 1 working minute, so {team}'s channel has been "
        "alerted. If still open, it returns to {owner} on {returns}. The due time is "
        "unchanged.",
    ),
    "handoff.event.expired": Line(
        "{team}チームに引き受けがなかったため、{owner}チームに戻りました。{moment}　"
        "期限は延びません。",
        "No one in {team} accepted, so it's back with {owner}. {moment} The due time is unchanged.",
    ),
    "handoff.alert": Line(
        "{mention} *{ref}* の引き継ぎが引き受けを待っています（{owner}チームから）。"
        "{returns}に戻ります。",
        "{mention} *{ref}*, offered by {owner}, is still waiting. It goes back on {returns}.",
    ),
    "handoff.closing.declined": Line(
        "差し戻しました。このスレッドの更新はここまでです。", "Sent back. This thread stops here."
    ),
    "handoff.closing.withdrawn": Line(
        "{owner}チームが取り下げました。このスレッドの更新はここまでです。",
        "{owner} withdrew this. This thread stops here.",
    ),
    "handoff.closing.expired": Line(
        "引き受けがなかったため、{owner}チームに戻りました。このスレッドの更新はここまでです。",
        "Nobody accepted, so it's back with {owner}. This thread stops here.",
    ),
    "handoff.accepted": Line(
        "{ref}を引き受け、担当になりました。", "You accepted {ref}. It's yours."
    ),
    "handoff.declined": Line("{ref}を{team}チームに差し戻しました。", "Sent {ref} back to {team}."),
    "handoff.withdrawn": Line(
        "{ref}の引き継ぎを取り下げました。", "Withdrew the handoff of {ref}."
    ),
    "handoff.returned": Line("{ref}を{team}チームに返しました。", "Returned {ref} to {team}."),
    "handoff.already.accepted": Line(
        "{ref}はすでに{agent}（{team}チーム）が引き受けました。{moment}",
        "{agent} ({team}) already accepted {ref}. {moment}",
    ),
    "handoff.already.accepted.you": Line(
        "{ref}はすでに引き受け済みです。あなたの担当です。",
        "You already accepted {ref}. It's yours.",
    ),
    "handoff.already.declined": Line(
        "{ref}はすでに{agent}（{team}チーム）が差し戻しました。{moment}",
        "{agent} ({team}) already sent {ref} back. {moment}",
    ),
    "handoff.already.withdrawn": Line(
        "{ref}の引き継ぎは{agent}（{team}チーム）が取り下げました。{moment}",
        "{agent} ({team}) withdrew the handoff of {ref}. {moment}",
    ),
    "handoff.already.returned": Line(
        "{ref}はすでに{agent}（{team}チーム）が返しました。{moment}",
        "{agent} ({team}) already returned {ref}. {moment}",
    ),
    "handoff.already.expired": Line(
        "{ref}の引き継ぎは期限切れで戻りました。{moment}　必要なら、もう一度依頼してください。",
        "The handoff of {ref} expired. {moment} Offer it again if it's still needed.",
    ),
    "handoff.error.offer_open": Line(
        "{ref}は{team}チームの引き受け待ちです。続けるには、"
        "先に引き継ぎを取り下げてください（`!取り下げ`）。",
        "{ref} is on offer to {team}. To go on, withdraw the handoff first (`!withdraw`).",
    ),
    "handoff.error.offered_to_you": Line(
        "{ref}は、あなたのチームの引き受け待ちです。続けるには、先に引き受けるか、差し戻してください。",
        "{ref} is on offer to your team. To go on, accept it or send it back first.",
    ),
    "handoff.error.no_offer": Line(
        "{ref}には、{verb}の対象になる引き継ぎがありません。",
        "{ref} has no handoff for that ({verb}).",
    ),
    "handoff.error.not_your_team": Line(
        "{ref}の{verb}ができるのは{team}チームだけです。{team}チームに声をかけてください。",
        "Only {team} can do that with {ref} ({verb}). Please ask {team}.",
    ),
    "handoff.error.own_team": Line(
        "{ref}はすでに{team}チームの担当です。別のチームを指定してください。",
        "{ref} is already {team}'s. Please name another team.",
    ),
    "handoff.error.unknown_team": Line(
        "「{desk}」というチームはありません。使えるのは{known}です。",
        'There\'s no team "{desk}". You can use {known}.',
    ),
}
