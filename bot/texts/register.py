"""What the preview says of a text's manners, and of how it opens and closes."""

from bot.texts.lines import Line

LINES = {
    "register.plain": Line(
        "お客様への敬語としては、くだけた言い方があります：{spots}",
        "Plainer than customer keigo: {spots}",
    ),
    "register.heavy": Line(
        "英語としては堅すぎる、または強すぎる言い方があります：{spots}",
        "Stiffer or stronger than you'd write to a customer: {spots}",
    ),
    "register.change": Line("「{found}」→「{offered}」", '"{found}" → "{offered}"'),
    "register.drop": Line("「{found}」→ 削除", 'drop "{found}"'),
    "register.spot": Line("「{found}」（{why}）", '"{found}" ({why})'),
    "register.more": Line("ほか{count}件", "and {count} more"),
    "register.why.verb": Line("敬語になっていません", "not in keigo"),
    "register.why.request": Line("お願いの言い方が直接的です", "a bare request"),
    "register.why.refusal": Line("断り方が直接的です", "a blunt refusal"),
    "register.why.plain_form": Line(
        "です・ますで終わっていません", "plain form, not the polite one"
    ),
    "register.why.colloquial": Line("話し言葉です", "colloquial"),
    "register.why.vague": Line("あいまいな言い方です", "vague"),
    "register.why.overdone": Line("敬語が重なっています", "keigo laid on twice"),
    "register.why.address": Line("お客様には「様」を付けます", "not how a customer is addressed"),
    "register.why.mark": Line(
        "お客様への文に「！」は使いません", "no exclamation marks to customers"
    ),
    "register.why.emoji": Line("お客様への文に絵文字や顔文字は使いません", "no emoji to customers"),
    "register.why.keigo": Line("敬語の直訳です", "keigo carried over"),
    "register.why.stiff": Line("堅い決まり文句です", "a stiff stock phrase"),
    "register.why.cold": Line("冷たく聞こえます", "sounds cold"),
    "register.why.apology": Line("お詫びは一度で足ります", "one apology is enough"),
    "register.why.title": Line("敬称（Mr.やMs.）は推測で付けません", "don't guess Mr. or Ms."),
    "register.why.excited": Line("記号が多すぎます", "too many marks"),
    "register.no_opening": Line("冒頭のあいさつがありません。", "There's no opening."),
    "register.no_closing": Line("結びのあいさつがありません。", "There's no closing."),
    "register.unsigned": Line(
        "結びの下に、差出人の名前を書いてください。差出人名が設定されていないため、入れていません。",
        "Add the sender's name below the closing: no sender name is set, so none was put there.",
    ),
    "button.raise_register": Line("敬語に直す", "Make it customer keigo"),
    "button.ease_register": Line("自然な英語に直す", "Make it plain English"),
    "button.add_opening": Line("冒頭のあいさつを入れる", "Add an opening"),
    "button.add_both": Line("冒頭と結びを入れる", "Add opening and closing"),
    "register.nothing": Line("直すところはありませんでした。", "There was nothing to change."),
    "button.add_closing": Line("結びのあいさつを入れる", "Add a closing"),
}
