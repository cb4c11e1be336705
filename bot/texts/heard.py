"""What the bot understood when it was spoken to in free words, and what else it could be asked."""

from bot.texts.lines import Line

LINES = {
    "heard.understood": Line("🔎 {what}", "🔎 {what}"),
    "heard.understood_about": Line("🔎 {about}：{what}", "🔎 {about}: {what}"),
    "heard.or": Line("違う場合は：{other}", "Not what you meant? {other}"),
    "heard.intent.status": Line("状況", "where it stands"),
    "heard.intent.history": Line("これまでの経緯", "what happened so far"),
    "heard.intent.policy": Line("ルールや手順", "the rule"),
    "heard.intent.owner": Line("担当", "who has it"),
    "heard.intent.translate": Line("翻訳", "translation"),
    "heard.intent.handoff": Line("引き継ぎ", "handing it over"),
    "heard.intent.find": Line("チケットの検索", "a search for tickets"),
    "heard.intent.customer": Line("お客様の情報", "the customer"),
    "heard.intent.order": Line("注文と配送", "the order and its delivery"),
    "heard.intent.duty": Line("各チームの営業状況", "which desks are open"),
    "heard.intent.queue": Line("対応待ちのチケット", "what's waiting"),
    "heard.intent.none": Line(
        "はっきりしないため、記事とチケットの両方を探しました",
        "Not sure what you need, so here is the best of articles and tickets",
    ),
    "heard.other_cases": Line("*ほかの案件*", "*Other cases*"),
    "heard.handoff": Line(
        "まだ引き継いでいません。［引き継ぐ］を押すか、{usage}と入力してください。",
        "Nothing has been handed over yet. Press *Hand off*, or type {usage}.",
    ),
    "heard.handoff_which": Line(
        "どのチケットを引き継ぎますか？ {usage}と入力してください。",
        "Which ticket would you like to hand over? Type {usage}.",
    ),
    "heard.translate_what": Line(
        "訳したい文を「」で囲むか、{usage}と入力してください。",
        "Put the text to translate in quotation marks, or type {usage}.",
    ),
    "heard.smalltalk": Line(
        "いつでもお声がけください。たとえば、`{example}`のように聞けます。",
        "I'm here whenever you need something. Just ask, for example `{example}`.",
    ),
}
