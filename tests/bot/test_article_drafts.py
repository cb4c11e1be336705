"""Articles begun from the other language's text: marks and values stay whole."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.article_drafts import put_by, slug_of, translated
from bot.database import Database
from bot.translator import Translator
from knowledge.drafts import SLUG, Text
from translations.engines.mangling import ManglingEngine


async def test_marks_and_values_stay_whole_whatever_the_engine_does(database: Database) -> None:
    body = "到着から{{days}}日以内です。\n\n## 条件\n\n- 未開封 {{days}}\n> {{fee}}円かかります。\n"
    for manglers in (("faithful",), ()):
        engine = ManglingEngine(manglers=manglers) if manglers else None
        translator = Translator(database, engine, lambda: datetime.now(UTC))
        made = await translated(
            translator,
            Text("返品（{{days}}日）", body, ("返品",)),
            source="ja",
            target="en",
            marketplace="jp",
        )
        lines = made.body.split("\n")
        assert [line[:2] for line in lines if line[:1] in "#->" and line] == ["##", "- ", "> "]
        assert len(lines) == len(body.split("\n"))
        assert sorted(re.findall(r"{{\w+}}", made.body)) == ["{{days}}", "{{days}}", "{{fee}}"]


@given(st.text(st.sampled_from("a日{} _b\n"), max_size=40))
def test_a_faithful_rendering_gets_its_values_back(line: str) -> None:
    kept = put_by(line)
    assert (
        kept.back(kept.text) in (line, None) if "B0VALUE" in line else kept.back(kept.text) == line
    )


@given(st.text())
def test_a_name_is_fit_for_an_article_or_empty(title: str) -> None:
    slug = slug_of(title)
    assert slug == "" or SLUG.fullmatch(slug)
