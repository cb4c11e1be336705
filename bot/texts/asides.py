"""A translation that one person asked for, by command, shortcut or flag."""

from bot.texts.lines import Line

LINES = {
    "language.zh": Line("中国語", "Chinese"),
    "language.ko": Line("韓国語", "Korean"),
    "language.mixed": Line("日本語と英語", "Japanese and English"),
    "aside.original": Line("*原文*（{language}）", "*Original* ({language})"),
    "aside.translation": Line("*訳文*（{language}）", "*Translation* ({language})"),
    "aside.uncertain": Line(
        "⚠️ この訳は確実ではありません（{reasons}）。原文を確認してください。",
        "⚠️ This translation may be wrong ({reasons}). Please check the original.",
    ),
    "aside.partly": Line(
        "⚠️ 訳せなかった文は原文のままです（{reasons}）。",
        "⚠️ Sentences that couldn't be translated are left as they were ({reasons}).",
    ),
    "aside.untranslated": Line(
        "翻訳できなかったため、原文のままです（{reasons}）。",
        "Not translated: this is the original ({reasons}).",
    ),
    "aside.by_engine": Line("機械翻訳（{engine}）", "Machine translation ({engine})"),
    "aside.by_memory": Line("以前に確認された訳です。", "From memory: approved before."),
    "aside.by_adapted": Line(
        "以前に確認された訳の、日付や商品名などだけを入れ替えたものです。",
        "From memory, adapted: approved before, with only dates, amounts or product names changed.",
    ),
    "aside.by_person": Line("担当者が確認した訳です。", "A colleague checked this translation."),
    "aside.same": Line("この文はもともと{language}です。", "This is in {language} already."),
    "aside.wordless": Line(
        "翻訳する言葉がありません（数字、記号、絵文字だけです）。",
        "There are no words to translate here, only numbers, signs or emoji.",
    ),
    "aside.romaji": Line(
        "ローマ字の日本語のようです。ローマ字は翻訳できないため、かなや漢字で書いてください。",
        "This looks like Japanese in Roman letters, which I can't translate. It needs to be in "
        "kana and kanji.",
    ),
    "aside.foreign": Line(
        "{language}の文のようです。翻訳できるのは日本語と英語だけです。",
        "This looks like {language}. I can only translate Japanese and English.",
    ),
    "aside.foreign_other": Line(
        "日本語でも英語でもない文のようです。翻訳できるのは日本語と英語だけです。",
        "This looks like neither Japanese nor English, and I can only translate those two.",
    ),
    "aside.nothing": Line(
        "このメッセージには翻訳する文がありません。",
        "There's no text to translate in this message.",
    ),
    "aside.part": Line("（{number}／{count}）", "({number} of {count})"),
}
