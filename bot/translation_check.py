"""Whether texts can be translated: each package and each server is tried with one sentence."""

from __future__ import annotations

import time
from collections.abc import Iterator

from bot.assembly import package_folders, translation_engine
from bot.finding import Finding, State
from bot.settings import Settings
from translations.checks import judge
from translations.engines.base import Engine, EngineUnavailable, Pair
from translations.engines.libretranslate import LibreTranslateEngine, Standing
from translations.engines.servers import ServerFault
from translations.packages import Installed, list_installed, usable

CHECK = "translation"
SENTENCES = {("ja", "en"): "昨日、本を買いました。", ("en", "ja"): "I bought a book yesterday."}
"""What is tried, for each pair that the two languages of this product need."""

FAULTS = {
    "no_metadata": "it has no metadata.json",
    "bad_metadata": "its metadata is damaged",
    "no_model": "its model is missing",
    "no_tokenizer": "its tokenizer is missing",
}
REMEDIES = {
    "unreachable": "See that it runs, and that [translation] servers names it rightly",
    "busy": "It limits requests: raise its limit, or set KAKEHASHI_LIBRETRANSLATE_KEY",
    "denied": "Set KAKEHASHI_LIBRETRANSLATE_KEY to a key that it knows",
    "failed": "Look into its log",
    "rubbish": "Something else answers there: correct [translation] servers",
}
REFUSED = "If it wants a key, set KAKEHASHI_LIBRETRANSLATE_KEY; else look into its log"


def examine(settings: Settings) -> Iterator[Finding]:
    """Loads models and asks servers: it takes seconds and belongs in a thread."""
    if settings.translation.engine == "libretranslate":
        yield from servers(settings)
    else:
        yield from packages(settings)


# --- packages -------------------------------------------------------------------------------


def packages(settings: Settings) -> Iterator[Finding]:
    folders = package_folders(settings)
    for folder in folders:
        yield from (broken(one) for one in list_installed(folder) if one.fault)
    found, engine = usable(folders), translation_engine(settings)
    for pair in SENTENCES:
        if pair in found:
            yield tried_package(found[pair], pair, engine)
    missing = sorted("_".join(pair) for pair in SENTENCES if pair not in found)
    if missing:
        yield Finding(
            CHECK,
            "warning",
            f"without {', '.join(missing)}: texts are shown in the original, marked so",
            f"Run: kakehashi translations install {' '.join(missing)}",
        )


def broken(one: Installed) -> Finding:
    remedy = f"Delete {one.path}, then run: kakehashi translations install {named(one)}"
    return Finding(f"{CHECK} {one.path.name}", "warning", FAULTS[one.fault], remedy)


def named(one: Installed) -> str:
    return f"{one.source}_{one.target}" if one.source else "ja_en en_ja"


def tried_package(one: Installed, pair: Pair, engine: Engine) -> Finding:
    check, began = f"{CHECK} {named(one)}", time.monotonic()
    again = f"Run: kakehashi translations install {named(one)}"
    try:
        doubt = tried(engine, pair)
    except EngineUnavailable as fault:
        return Finding(check, "failed", f"cannot be used ({fault.detail})", again)
    about = f"{one.version}, {one.size / 1e6:.0f} MB"
    if doubt:
        return Finding(check, "warning", f"{about}: {doubt}", again)
    return Finding(check, "ok", f"{about}, loaded and tried in {time.monotonic() - began:.1f} s")


def tried(engine: Engine, pair: Pair) -> str:
    """What is wrong with the rendering of one everyday sentence; empty where nothing is."""
    sentence = SENTENCES[pair]
    text = engine.translate([sentence], *pair)[0][0].text
    verdict = judge(sentence, text, *pair)
    if verdict.state != "failed":
        return ""
    return f"a simple sentence came back unusable ({', '.join(r.code for r in verdict.reasons)})"


# --- servers --------------------------------------------------------------------------------


def servers(settings: Settings) -> Iterator[Finding]:
    chosen = settings.translation
    found: list[Finding] = []
    for address in chosen.servers:
        engine = LibreTranslateEngine([address], key=chosen.key, timeout=chosen.timeout)
        found.append(server(engine, engine.standing()[0]))
    some = any(one.state == "ok" for one in found)
    for one in found:
        state: State = "warning" if some and one.state == "failed" else one.state
        yield Finding(one.check, state, one.finding, one.remedy)


def server(engine: LibreTranslateEngine, standing: Standing) -> Finding:
    check = f"{CHECK} {standing.address}"
    if standing.fault is not None:
        remedy = REMEDIES.get(standing.fault.code, REFUSED)
        return Finding(check, "failed", standing.fault.cause, remedy)
    missing = sorted("_".join(pair) for pair in SENTENCES if pair not in standing.pairs)
    if missing:
        remedy = "Load Japanese and English there (LibreTranslate: --load-only en,ja)"
        return Finding(check, "failed", f"does not offer {', '.join(missing)}", remedy)
    return tried_server(engine, check)


def tried_server(engine: LibreTranslateEngine, check: str) -> Finding:
    began = time.monotonic()
    try:
        doubts = [doubt for pair in SENTENCES if (doubt := tried(engine, pair))]
    except EngineUnavailable as fault:
        cause = fault.__cause__
        code = cause.code if isinstance(cause, ServerFault) else ""
        return Finding(check, "failed", fault.detail, REMEDIES.get(code, REFUSED))
    if doubts:
        return Finding(check, "warning", doubts[0], "Look into its models and its log")
    return Finding(check, "ok", f"ja_en, en_ja, tried in {time.monotonic() - began:.1f} s")
