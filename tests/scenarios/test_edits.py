"""What was written is edited or deleted, in whatever order Slack tells it."""

from __future__ import annotations

from tests.scenarios.desk import Desk, deletion, edit, message, move_thread, opened_in_seattle
from tests.scenarios.stage import JP, US, spoken

# --- edits and deletions -----------------------------------------------------------------------


async def test_edits_and_deletions_reach_the_other_desk(desk: Desk) -> None:
    await opened_in_seattle(desk)
    said = await desk.say("在庫は３個です")
    await desk.stage.deliver()
    await desk.stage.sato.edit(JP, said["ts"], "在庫は２個です")
    await desk.stage.deliver()
    seen = "\n".join(await desk.stage.thread(desk.stage.miller, US, desk.ticket.ref))
    assert "２個" in seen
    assert "３個" not in seen
    await desk.stage.sato.delete(JP, said["ts"])
    await desk.stage.deliver()
    seen = "\n".join(await desk.stage.thread(desk.stage.miller, US, desk.ticket.ref))
    assert "２個" not in seen
    assert (await desk.last()).retracted


async def test_a_note_edited_into_a_private_one_leaves_the_other_desk(desk: Desk) -> None:
    await opened_in_seattle(desk)
    said = await desk.say("在庫は３個です")
    await desk.stage.deliver()
    await desk.stage.sato.edit(JP, said["ts"], "！チーム内 お客様が怒っている秘密")
    await desk.stage.deliver()
    seen = "\n".join(await desk.stage.thread(desk.stage.miller, US, desk.ticket.ref))
    assert "秘密" not in seen
    assert "３個" not in seen
    last = await desk.last()
    assert (last.text, last.entry.audience) == ("お客様が怒っている秘密", "team:jp")
    assert "チーム内メモに変えました" in spoken(await desk.whisper())
    await desk.stage.sato.edit(JP, said["ts"], "！チーム内 まだ秘密")
    await desk.stage.deliver()
    assert (await desk.last()).text == "まだ秘密"
    seen = "\n".join(await desk.stage.thread(desk.stage.miller, US, desk.ticket.ref))
    assert "秘密" not in seen


async def test_the_newest_edit_wins_and_a_deletion_is_final(desk: Desk) -> None:
    ts = "1790000000.000500"
    await desk.stage.send_event(message(desk, "一", ts=ts))
    await desk.stage.send_event(edit(desk, "三", ts=ts, edit_ts="1790000003.000000"))
    await desk.stage.send_event(edit(desk, "二", ts=ts, edit_ts="1790000002.000000"))
    assert await desk.told() == [("note", "三")]
    await desk.stage.send_event(deletion(desk, "三", ts=ts))
    await desk.stage.send_event(edit(desk, "四", ts=ts, edit_ts="1790000004.000000"))
    assert (await desk.last()).retracted


async def test_changes_that_come_before_their_message_wait_for_it(desk: Desk) -> None:
    ts, other = "1790000000.000600", "1790000000.000700"
    await desk.stage.send_event(edit(desk, "二", ts=ts, edit_ts="1790000002.000000"))
    await desk.stage.send_event(deletion(desk, "消した", ts=other))
    assert await desk.told() == []
    await desk.stage.send_event(message(desk, "一", ts=ts))
    await desk.stage.send_event(message(desk, "消した", ts=other))
    first, second = (await desk.stage.entries(desk.ticket))[1:]
    assert (first.text, first.edited) == ("二", True)
    assert second.retracted


async def test_what_is_said_before_the_card_is_known_is_taken_up(desk: Desk) -> None:
    stage = desk.stage
    late = message(desk, "カードより先に", ts="1790000000.000800")
    unknown = {**late, "thread_ts": "1790000000.000001"}
    assert (await stage.send_event(unknown)).status_code == 200
    assert (await stage.send_event(unknown, "Ev2")).status_code == 200
    await stage.deliver()
    assert await desk.told() == []
    await stage.application.database.write(move_thread, desk.ticket.id, unknown["thread_ts"])
    await stage.deliver()
    await stage.deliver()
    assert await desk.told() == [("note", "カードより先に")]


async def test_unfurled_links_are_no_edits(desk: Desk) -> None:
    said = await desk.say("見て https://example.com/")
    await desk.stage.sato.unfurl(JP, said["ts"])
    assert len(await desk.told()) == 1
    assert not (await desk.last()).edited


async def test_editing_a_command_does_not_run_it_again(desk: Desk) -> None:
    said = await desk.say("!完了")
    await desk.stage.sato.edit(JP, said["ts"], "!再開")
    assert "もう一度は実行されません" in spoken(await desk.whisper())
    assert (await desk.stage.ticket(desk.ticket.id)).status == "closed"
    note = await desk.say("!reopen")
    assert note["ok"]
    plain = await desk.say("普通のメモ")
    await desk.stage.sato.edit(JP, plain["ts"], "!完了")
    assert "もう一度は実行されません" in spoken(await desk.whisper())
    assert (await desk.stage.ticket(desk.ticket.id)).status == "open"
    assert (await desk.last()).text == "普通のメモ"


async def test_odd_texts_are_kept_whole_and_shown_inert(desk: Desk) -> None:
    await opened_in_seattle(desk)
    odd = "A\u202eB\u0007 &lt;!channel&gt; <!channel> <@U0MILLER> " + "長" * 39_000
    await desk.stage.send_event(message(desk, odd, ts="1790000000.000900"))
    await desk.stage.send_event(message(desk, "   \u3000 ", ts="1790000000.000950"))
    await desk.stage.deliver()
    last = await desk.last()
    assert last.text.endswith("長" * 39_000)
    assert "A\u202eB\u0007 <!channel> @channel" in last.text
    seen = "\n".join(await desk.stage.thread(desk.stage.miller, US, desk.ticket.ref))
    assert "<!channel>" not in seen
    assert "\u202e" not in seen
