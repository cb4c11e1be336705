"""What the story prints: its steps and what each of them expects."""

from bot.texts.lines import Line

LINES = {
    "title": Line("一日の流れ（seed {seed}）", "A day (seed {seed})"),
    "seen": Line("実際", "seen"),
    "step.1": Line("1. お客様が日本語で問い合わせる", "1. A customer writes in Japanese"),
    "step.2": Line("2. スレッドに社内メモを書く", "2. A note in the thread"),
    "step.3": Line(
        "3. シアトルに引き継ぐ。引き受けのない案件は戻ってくる",
        "3. Handed over to Seattle; what nobody takes comes back",
    ),
    "step.4": Line(
        "4. 双方のメモが訳されて届き、チーム内メモは届かない",
        "4. Notes reach the other desk translated; a private one stays",
    ),
    "step.5": Line(
        "5. 英語の返信を確かめ、直してから日本語で送る",
        "5. An English reply is checked, edited, and sent in Japanese",
    ),
    "step.6": Line(
        "6. 両方のデスクが4つの質問をする（打ち間違いや相手の言語でも）",
        "6. Both desks ask four questions, also with typos and in the other language",
    ),
    "step.end": Line("最後に", "At the end"),
    "stopped": Line(
        "この先は、ここまでの結果がないと進めません。", "The rest builds on what did not hold."
    ),
    "opened": Line("チケット{ref}が開く", "Ticket {ref} opens"),
    "card": Line(
        "東京のチャンネルに{ref}のカードが出る。姓だけが載る",
        "A card for {ref} is in Tokyo's channel, with the family name",
    ),
    "message": Line(
        "スレッドにお客様の文がそのまま載る", "The thread has the customer's own words"
    ),
    "no_contact": Line(
        "チャンネルに連絡先や名前（姓以外）は出ない",
        "No contact data or given name is in the channel",
    ),
    "details": Line(
        "［詳細］を押した{agent}にだけ連絡先が見える",
        "Contact data opens for {agent}, who asked",
    ),
    "details_private": Line("ほかの人には見えない", "Nobody else sees it"),
    "noted": Line("書いたメモがスレッドにある", "The note is in the thread"),
    "note_no_mail": Line("お客様には何も届かない", "The customer gets nothing"),
    "offered": Line(
        "{ref}の引き継ぎを依頼すると、戻る時刻が返る",
        "The offer of {ref} is answered with when it comes back",
    ),
    "brief": Line(
        "シアトルに英語の要約が出る：依頼、お客様の文、引受のボタン",
        "Seattle gets a brief in English: request, the customer's words, Accept",
    ),
    "from_memory": Line("訳は確認済みの訳と示される", "The translations are marked as from memory"),
    "history": Line(
        "スレッドに履歴が英語で順に並ぶ", "The history is in the thread, in English and in order"
    ),
    "originals": Line(
        "［All originals］を押すと原文の日本語が読める",
        "[All originals] shows the Japanese as it was written",
    ),
    "accepted": Line(
        "東京のスレッドに、誰がいつ引き受けたかが両方の時刻で載る",
        "Tokyo's thread says who accepted and when, on both clocks",
    ),
    "accepted_once": Line(
        "3回押されても、引き受けは1回だけ", "Pressed three times, it is accepted once"
    ),
    "told_first": Line(
        "出遅れた人には、誰が先だったかが伝わる", "Whoever was late is told who was first"
    ),
    "other_brief": Line(
        "2件目（{ref}）もシアトルに出る。誰も引き受けない",
        "A second case ({ref}) is offered to Seattle; nobody takes it",
    ),
    "came_back": Line(
        "{ref}は理由とともに東京に戻る", "{ref} comes back to Tokyo, with the reason"
    ),
    "ended_there": Line(
        "シアトルのカードにも終わりと書かれ、引受のボタンは消える",
        "Seattle's card says that it ended; its Accept button is gone",
    ),
    "to_seattle": Line(
        "東京のメモがシアトルのスレッドに英語で出る",
        "Tokyo's note is in Seattle's thread, in English",
    ),
    "to_tokyo": Line(
        "シアトルのメモが東京のスレッドに日本語で出る",
        "Seattle's note is in Tokyo's thread, in Japanese",
    ),
    "untranslated": Line(
        "訳せない文は原文のまま、未翻訳と示される",
        "What cannot be translated is the original, marked so",
    ),
    "private_here": Line(
        "チーム内メモは自分のスレッドにある", "The private note is in its own thread"
    ),
    "full_history": Line(
        "相手のデスクで［履歴をすべて見る］を押すと、全員の発言が並ぶ",
        "The other desk opens [Full history] and finds what everybody said",
    ),
    "private_stays": Line(
        "チーム内メモは相手のスレッドにも履歴にも出ない",
        "The private note is neither in that thread nor in that history",
    ),
    "private_end": Line(
        "チーム内メモは最後まで相手に見えない", "The private note has stayed where it was written"
    ),
    "notes_no_mail": Line("お客様にはまだ何も届いていない", "The customer still has nothing"),
    "preview": Line(
        "返信の画面に「まだ送信していない」と日本語の訳が出る",
        "The preview says that nothing is sent, with the Japanese text",
    ),
    "not_sent_yet": Line("この時点で何も送られていない", "Nothing is sent at this point"),
    "refused": Line(
        "金額を消した訳は、欄に理由が出て送られない",
        "A text without the amount is refused at its field",
    ),
    "undo_offered": Line("送信までに取り消しのボタンがある", "There is an Undo before it goes out"),
    "undone": Line("取り消すと下書きに戻る", "Undone, it is a draft again"),
    "draft_there": Line("直した文が下書きに残っている", "The draft has the edited text"),
    "mailed": Line(
        "お客様のメールボックスに、直した日本語がそのまま1通だけ届く",
        "The mailbox has one mail: exactly the edited Japanese",
    ),
    "headers": Line(
        "件名にチケット番号があり、差出人は会社",
        "Its subject has the reference, the sender is ours",
    ),
    "reply_in_tokyo": Line(
        "東京のスレッドに送信の記録が載る", "Tokyo's thread shows what was sent"
    ),
    "reply_in_seattle": Line(
        "シアトルのスレッドに送信の記録が載る", "Seattle's thread shows what was sent"
    ),
    "recalled": Line(
        "次のお客様に同じ文を書くと、直した訳が新しい金額と日付で出る",
        "For the next customer, the same words bring the edited text with new amount and day",
    ),
    "recalled_mark": Line("以前に確認された訳と示される", "It is marked as approved before"),
    "cancelled": Line("やめると何も送られない", "Cancelled, nothing is sent"),
    "nothing_leaked": Line(
        "メールボックスには返信のほか何も届いていない", "No mailbox has anything but the reply"
    ),
    "asked.command": Line(
        "`/kb {asked_ja}`（打ち間違い）で「{title_ja}」が出る",
        '`/kb {asked_en}`, with its typos, brings "{title_en}"',
    ),
    "asked.thread": Line(
        "チケットのスレッドで `!kb {asked_ja}` と書くと「{title_ja}」が出る",
        '`!kb {asked_en}` in the ticket\'s thread brings "{title_en}"',
    ),
    "asked.mention": Line(
        "ボットへの「{asked_ja}」（かなのまま）で「{title_ja}」が出る",
        '"{asked_en}", a mention with typos, brings "{title_en}"',
    ),
    "asked.direct": Line(
        "お客様の「{asked_ja}」をダイレクトメッセージで貼ると、日本語の「{title_ja}」が出る",
        'A customer\'s 「{asked_en}」, pasted in a direct message, brings "{title_en}" in English',
    ),
    "scope.command": Line(
        "日本の決まりだと示され、購入先の確認を促す",
        "It is marked as Japan's rule; where the customer bought is to be checked",
    ),
    "scope.thread": Line(
        "チケットの購入先の決まりだけが出て、返信に入れるボタンがある",
        "Only the rule of the ticket's marketplace is shown, ready for the reply",
    ),
    "scope.mention": Line("日米共通だと示される", "It is marked as true of both marketplaces"),
    "scope.direct": Line(
        "米国の決まりだと示され、購入先の確認を促す",
        "It is marked as the US rule; where the customer bought is to be checked",
    ),
    "fresh": Line(
        "確認した日があり、期限の過ぎた記事にだけ注意が付く",
        "It says when it was verified; only what is past its review carries a caution",
    ),
    "no_contact_end": Line(
        "どちらのチャンネルにも連絡先は出ていない", "Contact data is in neither channel"
    ),
    "held": Line("すべて期待どおりでした（{seconds}秒）", "Every step held ({seconds} s)"),
    "failed": Line(
        "期待と違う点が{count}件ありました（{seconds}秒）", "{count} did not hold ({seconds} s)"
    ),
    "thread_of": Line("{ref}：{person}に見えるスレッド", "{ref} as {person} sees it"),
    "answers": Line("質問と答え", "Questions and answers"),
    "letters": Line("お客様のメールボックス", "The customer's mailbox"),
}
