"""The pane in which people talk with the bot alone: what it suggests, what it is doing."""

from bot.texts.lines import Line

LINES = {
    "assistant.working": Line("調べています…", "is looking it up…"),
    "assistant.meant": Line("次のご質問として調べました：「{words}」", 'Taken as: "{words}"'),
    "assistant.sources": Line("出典：{sources}", "Sources: {sources}"),
    "assistant.general": Line("たとえば、こう聞けます", "You could ask"),
    "assistant.about": Line("{ref}について", "About {ref}"),
    "assistant.title.status": Line("{ref}の状況", "Where {ref} stands"),
    "assistant.ask.status": Line("{ref}の状況は？", "What's the status of {ref}?"),
    "assistant.title.returns": Line("{ref}は返品できる？", "Can {ref} be returned?"),
    "assistant.ask.returns": Line(
        "{ref}の返品はできますか？", "What is the return policy for {ref}?"
    ),
    "assistant.title.owner": Line("{ref}の担当者", "Who has {ref}"),
    "assistant.ask.owner": Line("{ref}は誰が担当していますか？", "Who has {ref}?"),
    "assistant.title.history": Line("{ref}のこれまで", "What happened on {ref}"),
    "assistant.ask.history": Line("{ref}の経緯を教えて", "What happened on {ref} so far?"),
    "assistant.title.window": Line("返品の期限", "Return windows"),
    "assistant.ask.window": Line(
        "返品の期限はいつまでですか？", "How long can an item be returned?"
    ),
    "assistant.title.refund": Line("返金までの日数", "Days until a refund"),
    "assistant.ask.refund": Line("返金まで何日かかりますか？", "How many days does a refund take?"),
    "assistant.title.battery": Line("リチウム電池の発送", "Shipping lithium batteries"),
    "assistant.ask.battery": Line(
        "リチウム電池は送れますか？", "Can lithium batteries be shipped?"
    ),
    "assistant.title.help": Line("できること", "What I can do"),
    "assistant.ask.help": Line("何ができますか？", "What can you do?"),
}
