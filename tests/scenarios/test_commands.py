"""Slash commands: typed by a person, answered privately in their language."""

from __future__ import annotations

import pytest

from sandbox.person import Person
from tests.scenarios.previewing import window
from tests.scenarios.stage import JP, US, Stage, buttons_of, spoken
from tickets.tables import Ticket


async def test_show_in_both_languages(stage: Stage) -> None:
    ticket = await stage.customer_writes()
    japanese = await stage.sato.command(JP, "/ticket", f"表示 {ticket.ref}")
    english = await stage.miller.command(US, "/ticket", f"show {ticket.id}")
    assert "高橋様" in spoken(japanese["message"])
    assert "担当：未定" in spoken(japanese["message"])
    assert "Customer: 高橋" in spoken(english["message"])
    assert "Not translated yet" in spoken(english["message"])
    assert "naoko@example.com" not in str(japanese) + str(english)
    assert buttons_of(japanese["message"])["verb.reply"] == "お客様へ返信"


@pytest.mark.parametrize(
    "typed", ["JP-1001", "ｊｐー１００１", "1001", "表示　ＪＰ‐1001", "show jp1001", "“JP-1001”"]
)
async def test_a_ticket_is_found_however_it_is_typed(stage: Stage, typed: str) -> None:
    await stage.customer_writes()
    answer = await stage.sato.command(JP, "/ticket", typed)
    assert "🎫 *JP-1001｜" in answer["message"]["blocks"][0]["text"]["text"]


@pytest.mark.parametrize(
    ("verb", "text", "said", "status", "kind"),
    [
        ("メモ", "倉庫に確認中です", "メモを保存しました", "new", "note"),
        ("note", "asked the warehouse", "メモを保存しました", "new", "note"),
        ("チーム内", "内緒です", "見えるのは東京チームだけ", "new", "note"),
        ("担当", "", "担当になりました", "open", "assignment"),
        ("take", "自分", "担当になりました", "open", "assignment"),
        ("待ち", "", "返信待ちにしました", "waiting", "status"),
        ("完了", "", "完了にしました", "closed", "status"),
        ("close", "", "完了にしました", "closed", "status"),
        ("至急", "", "至急にしました", "new", "priority"),
    ],
)
async def test_verbs_from_tokyo(
    stage: Stage, verb: str, text: str, said: str, status: str, kind: str
) -> None:
    ticket = await stage.customer_writes()
    answer = await stage.sato.command(JP, "/ticket", f"{verb} {ticket.ref} {text}")
    assert said in answer["shown"]
    after = await stage.ticket(ticket.id)
    assert after.status == status
    assert (await stage.entries(ticket))[-1].entry.kind == kind


@pytest.mark.parametrize(
    ("verb", "said"),
    [
        ("note", "Note saved on US-1001. The customer won't see it."),
        ("private", "Private note saved on US-1001. Only Seattle can see it."),
        ("wait", "US-1001 is waiting for the customer."),
        ("close", "Closed US-1001. The customer isn't notified."),
        ("urgent", "Marked US-1001 as urgent."),
        ("assign", "You're now assigned to US-1001."),
    ],
)
async def test_verbs_from_seattle(stage: Stage, verb: str, said: str) -> None:
    ticket = await stage.customer_writes("Where is my parcel?", marketplace="us")
    words = " hello" if verb in ("note", "private") else ""
    answer = await stage.miller.command(US, "/ticket", f"{verb} {ticket.ref}{words}")
    assert answer["shown"].startswith(said)


async def test_words_behind_a_verb_that_takes_none_are_kept_as_a_note(stage: Stage) -> None:
    ticket = await stage.customer_writes()
    await stage.sato.command(JP, "/ticket", f"完了 {ticket.ref} 電話で解決しました")
    told = await stage.entries(ticket)
    assert [one.entry.kind for one in told[-2:]] == ["note", "status"]
    assert told[-2].text == "電話で解決しました"


@pytest.mark.parametrize("verb", ["完了", "待ち"])
async def test_a_case_that_is_put_away_unanswered_says_so(stage: Stage, verb: str) -> None:
    ticket = await stage.customer_writes()
    words = "お客様の最後のご連絡には、まだ返信していません。"
    answer = await stage.sato.command(JP, "/ticket", f"{verb} {ticket.ref}")
    assert words in answer["shown"]
    await stage.sato.command(JP, "/ticket", f"再開 {ticket.ref}")
    told = await stage.sato.command(JP, "/ticket", f"{verb} {ticket.ref} 電話で解決しました")
    assert words not in told["shown"]
    await stage.sato.command(JP, "/ticket", f"再開 {ticket.ref}")
    await by_command_from_tokyo(stage, ticket)
    answer = await stage.sato.command(JP, "/ticket", f"{verb} {ticket.ref}")
    assert words not in answer["shown"]


async def by_command_from_tokyo(stage: Stage, ticket: Ticket) -> None:
    """A reply that is on its way."""
    await stage.sato.command(JP, "/ticket", f"返信 {ticket.ref} 本日発送いたします。")
    view = await window(stage.sato)
    await stage.sato.submit(view["id"])


async def test_a_regret_has_a_button(stage: Stage) -> None:
    ticket = await stage.customer_writes()
    closed = await stage.sato.command(JP, "/ticket", f"完了 {ticket.ref}")
    await stage.sato.click("verb.reopen", channel=JP, message_ts=closed["message"]["ts"])
    assert (await stage.ticket(ticket.id)).status == "open"


async def test_assigning_a_colleague_of_either_desk(stage: Stage) -> None:
    ticket = await stage.customer_writes()
    answer = await stage.sato.command(JP, "/ticket", f"担当 {ticket.ref} <@U0SUZUKI|suzuki>")
    assert "鈴木 健さん" in answer["shown"]
    nobody = await stage.sato.command(JP, "/ticket", f"担当 {ticket.ref} <@U0GUEST>")
    assert "見つかりませんでした" in nobody["shown"]
    again = await stage.sato.command(JP, "/ticket", f"担当 {ticket.ref} <@U0SUZUKI>")
    assert again["shown"] == "JP-1001はすでに鈴木 健さんが担当です。"


async def test_new_from_slack(stage: Stage) -> None:
    answer = await stage.miller.command(US, "/ticket", "new jp カメラの電源が入らないとの電話")
    assert answer["shown"].startswith("Opened JP-1001 (Amazon.co.jp)")
    await stage.deliver()
    ticket = await stage.ticket(1001)
    assert (ticket.team, ticket.status) == ("jp", "new")
    (first,) = await stage.entries(ticket)
    assert (first.entry.kind, first.entry.audience) == ("note", "internal")
    assert await stage.card(stage.sato, JP, "JP-1001")
    own = await stage.sato.command(JP, "/ticket", "新規 お電話がありました")
    assert "JP-1002" in own["shown"]


async def test_find_reads_what_the_own_desk_may_see(stage: Stage) -> None:
    ticket = await stage.customer_writes("カメラの電源が入りません")
    await stage.sato.command(JP, "/ticket", f"チーム内 {ticket.ref} 合言葉")
    found = await stage.sato.command(JP, "/ticket", "検索 合言葉")
    assert ticket.ref in spoken(found["message"])
    hidden = await stage.miller.command(US, "/ticket", "find 合言葉")
    assert hidden["shown"] == 'No tickets match "合言葉".'


async def test_the_same_trigger_is_a_repeat_the_same_words_are_not(stage: Stage) -> None:
    ticket = await stage.customer_writes()
    text = f"メモ {ticket.ref} 一度だけ"
    first = await stage.send_command(stage.sato, "/ticket", text)
    again = await stage.send_command(stage.sato, "/ticket", text)
    assert "保存しました" in first["text"]
    assert again == {}
    assert len(await stage.entries(ticket)) == 2
    await stage.send_command(stage.sato, "/ticket", text, trigger_id="4.5.6")
    assert len(await stage.entries(ticket)) == 3


@pytest.mark.parametrize(
    ("command", "text", "said"),
    [
        ("/ticket", "show JP-1010", 'Couldn\'t find "JP-1010". Did you mean JP-1001?'),
        ("/ticket", "show US-1001", "Did you mean JP-1001?"),
        ("/ticket", "clsoe JP-1001", "Did you mean `/ticket close`"),
        ("/ticket", "note JP-1001", "Please add the text."),
        ("/ticket", "note", "Please add the ticket number"),
        ("/ticket", "reopen JP-1001", "JP-1001 is already open."),
        ("/ticket", "macro hello", "Not available in this version yet: macros."),
        ("/ticket", "", "*What you can type*"),
        ("/ticket", "help", "*What you can type*"),
        ("/kb", "returns", 'Nothing found for "returns".'),
        ("/handoff", "accept JP-1001", "JP-1001 has no handoff for that (accepting)."),
        ("/handoff", "return JP-1001 done", "JP-1001 has no handoff for that (returning)."),
        ("/handoff", "JP-1001 mars please", 'no team "mars". You can use jp, us.'),
        ("/customer", "nobody at all", 'No customer matches "nobody at all".'),
        ("/order", "249-0000000-0000000", "Couldn't find order"),
    ],
)
async def test_what_cannot_be_done_is_said_with_its_remedy(
    stage: Stage, command: str, text: str, said: str
) -> None:
    ticket = await stage.customer_writes()
    answer = await stage.miller.command(US, command, text)
    assert said in answer["shown"]
    assert len(await stage.entries(ticket)) == 1


@pytest.mark.parametrize(
    ("command", "own", "other"),
    [
        ("/translate", "/translate [en|ja] text", "/handoff"),
        ("/kb", "/kb", "/translate"),
        ("/handoff", "/handoff", "/kb"),
    ],
)
async def test_a_command_typed_alone_explains_itself(
    stage: Stage, command: str, own: str, other: str
) -> None:
    answer = await stage.miller.command(US, command, "")
    assert own in answer["shown"]
    assert other not in answer["shown"]
    assert "`/ticket help` lists everything else." in answer["shown"]


async def run_it(stage: Stage, person: Person, channel: str, text: str) -> list[str]:
    """A command with a slip is typed, its button pressed; what is said privately after that."""
    shown = (await person.command(channel, "/ticket", text))["message"]
    assert shown is not None
    await person.click("command.run", channel=channel, message_ts=shown["ts"])
    return [spoken(one) for one in await stage.whispers(person, channel)]


async def test_a_slip_in_a_command_is_run_as_it_was_meant(stage: Stage) -> None:
    ticket = await stage.customer_writes()
    said = await run_it(stage, stage.sato, JP, f"asign {ticket.ref} Chen")
    assert "担当をWei Chenさんにしました" in said[-1]
    assert "使えません" not in "".join(said)
    said = await run_it(stage, stage.miller, US, "1001 nite two boxes")
    assert "Note saved" in said[-1]
    assert (await stage.entries(ticket))[-1].text == "two boxes"


async def test_only_a_slip_that_means_one_whole_thing_can_be_run(stage: Stage) -> None:
    await stage.customer_writes()
    for text in ("nite JP-1001", "xyzzy JP-1001", "clsoe"):
        shown = (await stage.miller.command(US, "/ticket", text))["message"]
        assert "Run it" not in buttons_of(shown).values(), text


async def test_a_closed_ticket_is_reopened_first(stage: Stage) -> None:
    ticket = await stage.customer_writes()
    await stage.sato.command(JP, "/ticket", f"完了 {ticket.ref}")
    refused = await stage.sato.command(JP, "/ticket", f"担当 {ticket.ref}")
    assert "「完了」のため" in refused["shown"]
    assert "verb.reopen" in buttons_of(refused["message"])


@pytest.mark.parametrize("text", ["a" * 3_000, "表示 " + "9" * 40, "\u202e\u0000‮", "<!channel>"])
async def test_odd_words_are_shown_inert(stage: Stage, text: str) -> None:
    answer = await stage.send_command(stage.sato, "/ticket", text)
    assert any(word in answer["text"] for word in ("見つかりません", "使えません", "ありません"))
    assert "<!channel>" not in str(answer)
    assert "\u202e" not in str(answer)


async def test_forty_thousand_characters_are_kept_whole(stage: Stage) -> None:
    ticket = await stage.customer_writes()
    text = "あ" * 39_000
    answer = await stage.send_command(stage.sato, "/ticket", f"メモ {ticket.ref} {text}")
    assert "保存しました" in answer["text"]
    assert (await stage.entries(ticket))[-1].text == text


async def test_translate_without_an_engine_says_so(stage: Stage) -> None:
    answer = await stage.sato.command(JP, "/translate", "The parcel <!here> & more was lost.")
    assert answer["shown"].startswith("翻訳できなかったため、原文のままです")
    assert "&lt;!here&gt; &amp; more" in answer["shown"]


async def test_duty_on_both_clocks(stage: Stage) -> None:
    stage.at("2026-11-24T01:00:00")
    answer = await stage.miller.command(US, "/duty", "")
    assert answer["shown"] == "Tokyo is open.\nSeattle is open."
    assert (await stage.sato.command(JP, "/duty", "米国"))[
        "shown"
    ] == "シアトルチームは営業中です。"


async def test_installed_names_of_commands_may_differ(stage: Stage) -> None:
    await stage.customer_writes()
    answer = await stage.send_command(stage.sato, "/チケット", "1001")
    assert "JP-1001" in answer["text"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("@鈴木 健", "鈴木 健"),
        ("鈴木", "鈴木 健"),
        ("鈴木健さん", "鈴木 健"),
        ("@suzuki", "鈴木 健"),
        ("ＳＵＺＵＫＩ", "鈴木 健"),
        ("@Dana Miller", "Dana Miller"),
        ("dana miller", "Dana Miller"),
        ("Miller", "Dana Miller"),
    ],
)
async def test_a_colleague_is_assigned_by_any_of_their_names(
    stage: Stage, words: str, name: str
) -> None:
    ticket = await stage.customer_writes()
    shown = (await stage.sato.command(JP, "/ticket", f"assign {ticket.ref} {words}"))["shown"]
    assert name.split()[0] in shown
    assert (await stage.entries(ticket))[-1].entry.data["to"] == name


async def test_a_name_that_two_or_none_have_assigns_nobody(stage: Stage) -> None:
    ticket = await stage.customer_writes()
    await stage.control.change_member("U0TANAKA", real_name="鈴木 陽子")
    several = (await stage.sato.command(JP, "/ticket", f"担当 {ticket.ref} 鈴木"))["shown"]
    assert "鈴木 健" in several
    assert "鈴木 陽子" in several
    none = (await stage.miller.command(US, "/ticket", f"assign {ticket.ref} @Dana Miler"))["shown"]
    assert "Did you mean Dana Miller?" in none
    assert len(await stage.entries(ticket)) == 1


async def test_what_a_handoff_lacks_is_named(stage: Stage) -> None:
    ticket = await stage.customer_writes()
    desk = (await stage.sato.command(JP, "/handoff", f"{ticket.ref} eu check the shelf"))["shown"]
    assert "「eu」というチームはありません" in desk
    assert "jp、us" in desk
    request = (await stage.miller.command(US, "/handoff", f"{ticket.ref} us"))["shown"]
    assert "Please add the request" in request


async def test_taking_twice_speaks_to_the_one_who_took(stage: Stage) -> None:
    ticket = await stage.customer_writes(marketplace="us")
    await stage.miller.command(US, "/ticket", f"assign {ticket.ref}")
    again = (await stage.miller.command(US, "/ticket", f"assign {ticket.ref}"))["shown"]
    assert again == "You're already assigned to US-1001."


async def test_accepting_twice_speaks_to_the_one_who_accepted(stage: Stage) -> None:
    ticket = await stage.customer_writes()
    await stage.sato.command(JP, "/handoff", f"{ticket.ref} us check the shelf")
    await stage.miller.command(US, "/handoff", f"accept {ticket.ref}")
    again = (await stage.miller.command(US, "/handoff", f"accept {ticket.ref}"))["shown"]
    assert again == "You already accepted JP-1001. It's yours."


async def test_a_refused_message_in_a_thread_is_said_to_be_lost(stage: Stage) -> None:
    ticket = await stage.customer_writes()
    card = await stage.card(stage.sato, JP, ticket.ref)
    await stage.both.say(JP, "確認しました", thread_ts=card["ts"])
    told = (await stage.whispers(stage.both, JP, card["ts"]))[-1]
    assert f"書き込みは{ticket.ref}に保存されていません。" in spoken(told)


async def test_a_company_is_no_family_name(stage: Stage) -> None:
    firm = {"family_name": "Ortega", "given_name": "", "company": "Harbor Street Studio LLC"}
    case = await stage.customer_writes("Where is it?", marketplace="us", account="B2", **firm)
    said = (await stage.miller.command(US, "/ticket", case.ref))["shown"]
    assert "Customer: Ortega, Harbor Street Studio LLC" in said
    assert "family name" not in said
    person = await stage.customer_writes("Where is it?", marketplace="us", account="B3")
    shown = (await stage.miller.command(US, "/ticket", person.ref))["shown"]
    assert "(family name)" in shown
