"""What people write in a case's thread: notes and second thoughts about them, verbs misspelt and
the choices then offered."""

from __future__ import annotations

import asyncio

from tests.scenarios.day import replying
from tests.scenarios.day.ledger import Case, Saying
from tests.scenarios.day.people import Agent, Json, busy, twice
from tests.scenarios.day.scene import Scene

PRIVATE = {"ja": "!チーム内", "en": "!private"}
MISTYPED_CLOSE = "!clsoe"
NOTE, PRIVATELY = ("!ntoe", "！メモモ"), "!privaet"


# --- notes ----------------------------------------------------------------------------------


async def note(agent: Agent, case: Case) -> tuple[Saying, Json]:
    text, word = agent.world.speaker.sentence(agent.language, "note")
    said = await agent.say(case, text)
    return case.keep("note", word, agent.desk, place=agent.desk), said


async def private_note(agent: Agent, case: Case) -> Saying:
    text, word = agent.world.speaker.sentence(agent.language, "private")
    await agent.say_to(case, f"{PRIVATE[agent.language]} {text}", "private_saved")
    return case.keep("private", word, agent.desk, place=agent.desk)


async def edit(agent: Agent, saying: Saying, said: Json) -> None:
    kind = "private" if saying.private else "note"
    text, word = agent.world.speaker.sentence(agent.language, kind)
    done = await agent.person.edit(agent.channel, said["ts"], text)
    assert done["ok"], done
    saying.earlier.append(saying.word)
    saying.word = word
    agent.world.ledger.counts["edits"] += 1


async def delete(agent: Agent, saying: Saying, said: Json) -> None:
    done = await agent.person.delete(agent.channel, said["ts"])
    assert done["ok"], done
    saying.gone = True
    agent.world.ledger.counts["deletions"] += 1


async def notes(scene: Scene) -> None:
    """Notes of both agents at once, edited and deleted; one for the own team alone."""
    first, second = scene.here

    async def writes(agent: Agent) -> None:
        async with busy(agent):
            kept, said = await note(agent, scene.case)
            await edit(agent, kept, said)
            gone, other = await note(agent, scene.case)
            await edit(agent, gone, other)
            await delete(agent, gone, other)

    await asyncio.gather(writes(first), writes(second))
    async with busy(second):
        await private_note(second, scene.case)
    await scene.write_again()


async def letter_as_note(scene: Scene) -> None:
    """A note that reads like a letter: it stays a note, and its writer is asked."""
    agent, case = scene.here[0], scene.case
    async with busy(agent):
        text, word = scene.world.speaker.sentence(agent.language, "letter")
        told = await agent.say_to(case, text, "note_or_reply")
        kept = case.keep("note", word, agent.desk, place=agent.desk)
        if "lost" in told:
            return
        scene.slip("letter written as a note")
        if scene.world.chance.random() < 0.5:
            await agent.click(told["ts"], "slip.keep")
            await edit(agent, kept, told["said"])
            return
        reply = replying.worded(agent, case)
        view = await agent.open(lambda: agent.click(told["ts"], "slip.reply"), replying.TEXT)
        await replying.written_anew(agent, view, reply)
        thread = await scene.world.card(agent.desk, case)
        await replying.send(agent, case, reply, thread)


# --- misspelt verbs -------------------------------------------------------------------------


async def misspelt(scene: Scene) -> None:
    """Unknown words are neither saved nor sent; each of the choices offered is taken once."""
    for choice in (saved_as_note, saved_privately, edited_instead, deleted_instead, run_as_meant):
        agent = scene.world.chance.choice(scene.here)
        async with busy(agent):
            await choice(scene, agent)


async def slipped(scene: Scene, agent: Agent, verb: str, kind: str, sign: str) -> tuple[Json, str]:
    """A slip and its word; typed anew where the kill took the answer away."""
    while True:
        text, word = scene.world.speaker.sentence(agent.language, kind)
        told = await agent.say_to(scene.case, f"{verb} {text}", sign)
        if "lost" not in told:
            scene.slip("misspelt verb")
            return told, word
        await agent.person.delete(agent.channel, told["said"]["ts"])
        scene.case.unsaved.append(word)


async def saved_as_note(scene: Scene, agent: Agent) -> None:
    """By a double click: the second one is told that it is done."""
    verb = scene.world.chance.choice(NOTE)
    told, word = await slipped(scene, agent, verb, "note", "slip.note")
    thread = await scene.world.card(agent.desk, scene.case)
    both = lambda: twice(lambda: agent.click(told["ts"], "slip.note"))  # noqa: E731
    await agent.told(both, "slip_saved", "slip_gone", thread=thread)
    scene.slip("second click on a choice")
    scene.case.keep("note", word, agent.desk, place=agent.desk)


async def saved_privately(scene: Scene, agent: Agent) -> None:
    told, word = await slipped(scene, agent, PRIVATELY, "private", "slip.private")
    thread = await scene.world.card(agent.desk, scene.case)
    await agent.press(told, "slip.private", "private_saved", "slip_gone", thread=thread)
    scene.case.keep("private", word, agent.desk, place=agent.desk)


async def edited_instead(scene: Scene, agent: Agent) -> None:
    told, word = await slipped(scene, agent, "!oops", "note", "unknown_word")
    text, better = scene.world.speaker.sentence(agent.language, "note")
    done = await agent.person.edit(agent.channel, told["said"]["ts"], text)
    assert done["ok"], done
    scene.case.unsaved.append(word)
    scene.case.keep("note", better, agent.desk, place=agent.desk)


async def deleted_instead(scene: Scene, agent: Agent) -> None:
    """What is deleted cannot be chosen any more, and that is said."""
    told, word = await slipped(scene, agent, "!oops", "note", "unknown_word")
    thread = await scene.world.card(agent.desk, scene.case)
    await agent.person.delete(agent.channel, told["said"]["ts"])
    scene.case.unsaved.append(word)

    async def gone() -> bool:
        """Events may be late: the deletion counts once the app has heard of it."""
        return not await scene.world.control.deliveries()

    if await gone():
        await agent.press(told, "slip.note", "slip_gone", thread=thread)
        scene.slip("choice after deletion")


async def run_as_meant(scene: Scene, agent: Agent) -> None:
    while True:
        told = await agent.say_to(scene.case, MISTYPED_CLOSE, "slip.run")
        if "lost" not in told:
            break
    scene.slip("misspelt verb")
    thread = await scene.world.card(agent.desk, scene.case)
    await agent.press(told, "slip.run", "closed", "closed_already", "slip_gone", thread=thread)
    await agent.command("/ticket", f"reopen {scene.case.ref}", "reopened", "reopen_already")
