"""How to type what: one line for each verb, and the help pages made of them."""

from bot.texts.lines import Line

LINES = {
    "usage.number": Line("番号", "number"),
    "usage.new": Line("`/ticket 新規 [jp|us] 内容`", "`/ticket new [jp|us] text`"),
    "usage.show": Line("`/ticket JP-1042`", "`/ticket JP-1042`"),
    "usage.find": Line("`/ticket 検索 言葉`", "`/ticket find words`"),
    "usage.reply": Line(
        "`!返信 本文`、または `/ticket 返信 JP-1042 本文`",
        "`!reply text`, or `/ticket reply JP-1042 text`",
    ),
    "usage.note": Line(
        "`!メモ 本文`、または `/ticket メモ JP-1042 本文`",
        "`!note text`, or `/ticket note JP-1042 text`",
    ),
    "usage.private": Line(
        "`!チーム内 本文`、または `/ticket チーム内 JP-1042 本文`",
        "`!private text`, or `/ticket private JP-1042 text`",
    ),
    "usage.handoff": Line(
        "`!引き継ぎ us 依頼内容`、または `/handoff JP-1042 us 依頼内容`",
        "`!handoff jp request`, or `/handoff JP-1042 jp request`",
    ),
    "usage.accept": Line(
        "`!引き受け`、または `/handoff 引き受け JP-1042`", "`!accept`, or `/handoff accept JP-1042`"
    ),
    "usage.decline": Line(
        "`!差し戻し 理由`、または `/handoff 差し戻し JP-1042 理由`",
        "`!decline reason`, or `/handoff decline JP-1042 reason`",
    ),
    "usage.withdraw": Line(
        "`!取り下げ`、または `/handoff 取り下げ JP-1042`",
        "`!withdraw`, or `/handoff withdraw JP-1042`",
    ),
    "usage.return": Line(
        "`!返却 回答`、または `/handoff 返却 JP-1042 回答`",
        "`!return answer`, or `/handoff return JP-1042 answer`",
    ),
    "usage.assign": Line(
        "`!担当 [@名前]`、または `/ticket 担当 JP-1042 [@名前]`",
        "`!assign [@name]`, or `/ticket assign JP-1042 [@name]`",
    ),
    "usage.wait": Line(
        "`!待ち`、または `/ticket 待ち JP-1042`", "`!wait`, or `/ticket wait JP-1042`"
    ),
    "usage.close": Line(
        "`!完了`、または `/ticket 完了 JP-1042`", "`!close`, or `/ticket close JP-1042`"
    ),
    "usage.reopen": Line(
        "`!再開`、または `/ticket 再開 JP-1042`", "`!reopen`, or `/ticket reopen JP-1042`"
    ),
    "usage.urgent": Line(
        "`!至急`、または `/ticket 至急 JP-1042`", "`!urgent`, or `/ticket urgent JP-1042`"
    ),
    "usage.history": Line(
        "`!履歴`、または `/ticket 履歴 JP-1042`", "`!history`, or `/ticket history JP-1042`"
    ),
    "usage.customer": Line(
        "`/customer 名前・メール・JP-1042`", "`/customer name, e-mail or JP-1042`"
    ),
    "usage.order": Line("`/order 注文番号`", "`/order order number`"),
    "usage.translate": Line(
        "`/translate [英語|日本語] 文`、またはスレッドで `!訳`",
        "`/translate [en|ja] text`, or `!tr` in a thread",
    ),
    "usage.queue": Line("`/queue [チーム] [自分]`", "`/queue [team] [mine]`"),
    "usage.duty": Line("`/duty [チーム]`", "`/duty [team]`"),
    "usage.help": Line(
        "`/ticket ヘルプ`、またはスレッドで `!?`", "`/ticket help`, or `!?` in a thread"
    ),
    "does.new": Line("チケットを登録します", "open a ticket"),
    "does.show": Line("チケットを表示します", "show a ticket"),
    "does.find": Line("チケットを検索します", "find tickets"),
    "does.reply": Line(
        "お客様への返信のプレビューを開きます（まだ送信されません）",
        "preview a reply to the customer (not sent yet)",
    ),
    "does.note": Line(
        "社内メモを保存します（お客様には届きません）",
        "save an internal note (never sent to the customer)",
    ),
    "does.private": Line(
        "自分のチームだけのメモを保存します", "save a note that only your team sees"
    ),
    "does.handoff": Line("別のチームに引き継ぎを依頼します", "offer the ticket to another team"),
    "does.accept": Line("引き継ぎを引き受けます", "accept a handoff"),
    "does.decline": Line("引き継ぎを差し戻します", "send a handoff back"),
    "does.withdraw": Line("依頼した引き継ぎを取り下げます", "take your handoff back"),
    "does.return": Line(
        "回答を付けて元のチームに返します", "answer and return it to the other team"
    ),
    "does.assign": Line(
        "担当者を決めます（名前がなければ自分）", "assign it (without a name: to you)"
    ),
    "does.wait": Line("お客様の返信待ちにします", "wait for the customer"),
    "does.close": Line("完了にします", "close it"),
    "does.reopen": Line("再開します", "reopen it"),
    "does.urgent": Line("至急にします", "mark it as urgent"),
    "does.history": Line("履歴をすべて表示します", "show the full history"),
    "does.customer": Line("お客様を検索します", "look up a customer"),
    "does.order": Line("注文を検索します", "look up an order"),
    "does.translate": Line(
        "日本語と英語を翻訳し、自分だけに表示します",
        "translate between Japanese and English, for your eyes only",
    ),
    "does.queue": Line("対応中のチケットを一覧にします", "list open tickets"),
    "does.duty": Line("各チームが営業中かどうかを表示します", "show which teams are open"),
    "does.help": Line("この一覧を表示します", "show this list"),
    "help.row": Line("• {usage}：{does}", "• {usage}: {does}"),
    "help.title": Line("*使い方*", "*What you can type*"),
    "help.more": Line(
        "ほかにできることは `/ticket ヘルプ` でご覧いただけます。",
        "`/ticket help` lists everything else.",
    ),
    "help.thread": Line(
        "スレッドではスラッシュコマンドの代わりに `!` を使います。全角でも、"
        "変換前のかなでも構いません。普通の書き込みは社内メモになり、お客様には届きません。",
        "In threads, type `!` instead of a slash command. Ordinary messages there are "
        "internal notes: the customer won't see them.",
    ),
}
