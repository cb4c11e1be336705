"""Servers that speak LibreTranslate's protocol, asked over HTTP.

``POST /translate`` takes ``q`` (a list), ``source``, ``target``, ``format``, ``alternatives`` and
``api_key``; errors are ``{"error"}`` with 400 (too much asked, or a key is missing), 403 (key
unknown, or banned), 429 and 500. Source: LibreTranslate's ``app.py`` and its API guide,
https://docs.libretranslate.com/guides/api_usage.
"""

import itertools
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from translations.engines.answers import offered_pairs, renderings
from translations.engines.base import Edition, EngineUnavailable, Hypothesis, Pair
from translations.engines.servers import Server, ServerFault, exchange
from translations.normalise import readable

TIMEOUT = 20.0
"""Seconds that a server is given for a batch."""

LOOK_TIMEOUT = 5.0
"""Seconds that it is given to name its languages."""

BATCH_CHARACTERS = 2000
BATCH_TEXTS = 32
_NOTHING = [Hypothesis("", 0.0)]
_PLAIN = "OK"


@cache
def libretranslate_engine(
    addresses: tuple[str, ...], key: str | None = None, timeout: float = TIMEOUT
) -> "LibreTranslateEngine":
    """The one engine of this process for these servers."""
    return LibreTranslateEngine(addresses, key=key, timeout=timeout)


@dataclass(frozen=True, slots=True)
class Standing:
    """A server as it was found: the pairs that it offers, or what is wrong with it."""

    address: str
    pairs: frozenset[Pair]
    fault: ServerFault | None


class LibreTranslateEngine:
    """Takes the servers in turn. One that fails is left alone for a while, longer each time, and
    is used again once it has named its languages; nobody waits for that. While none is left,
    ``pairs`` is empty: whoever watches it sees when translating is possible again.
    """

    name = "libretranslate"
    version = "1"

    def __init__(
        self,
        addresses: Sequence[str],
        *,
        key: str | None = None,
        timeout: float = TIMEOUT,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._servers = [Server(address.rstrip("/")) for address in addresses]
        self._key = key
        self._timeout = timeout
        self._clock = clock
        self._lock = threading.Lock()
        self._looking = threading.Lock()
        self._looked = False
        self._turns = itertools.count()

    def pairs(self) -> Mapping[Pair, Edition]:
        """As last heard; only the very first call waits for the servers (``LOOK_TIMEOUT``)."""
        if not self._looked:
            self.look()
        elif self._due() and not self._looking.locked():
            threading.Thread(target=self.look, name="languages", daemon=True).start()
        with self._lock:
            ready = [server for server in self._servers if server.fault is None]
        offered = sorted({pair for server in ready for pair in server.pairs})
        return {pair: Edition("_".join(pair), "") for pair in offered}

    def look(self) -> None:
        """Asks every server whose time has come for its languages, all at once."""
        with self._looking:
            looks = [
                threading.Thread(target=self._look_at, args=(server,), daemon=True)
                for server in self._due()
            ]
            for look in looks:
                look.start()
            for look in looks:
                look.join()
            self._looked = True

    def standing(self) -> list[Standing]:
        """Looks at every server now, whatever its turn, and says how it stands."""
        with self._lock:
            for server in self._servers:
                server.again = 0.0
        self.look()
        with self._lock:
            return [Standing(one.address, one.pairs, one.fault) for one in self._servers]

    def translate(
        self, segments: Sequence[str], source: str, target: str, *, hypotheses: int = 1
    ) -> list[list[Hypothesis]]:
        """Scores are 0: the protocol has none. A blank segment is answered with nothing."""
        if not segments:
            return []
        pair = (source, target)
        if pair not in self.pairs():
            self.look()
        texts = [readable(segment).strip() for segment in segments]
        self._ready(pair)
        known: dict[str, list[Hypothesis]] = {}
        for batch in _batches(dict.fromkeys(filter(None, texts))):
            known.update(zip(batch, self._batch(batch, pair, hypotheses), strict=True))
        return [known.get(text, _NOTHING) for text in texts]

    def _due(self) -> list[Server]:
        with self._lock:
            return [server for server in self._servers if server.again <= self._clock()]

    def _look_at(self, server: Server) -> None:
        timeout = min(LOOK_TIMEOUT, self._timeout)
        try:
            pairs = offered_pairs(exchange(f"{server.address}/languages", None, timeout))
        except ServerFault as fault:
            with self._lock:
                server.fails(fault, self._clock())
        else:
            with self._lock:
                server.speaks(pairs, self._clock())

    def _ready(self, pair: Pair) -> list[Server]:
        """The servers to ask, at least one. Raises ``EngineUnavailable``."""
        with self._lock:
            ready = [one for one in self._servers if one.fault is None and pair in one.pairs]
            faults = [f"{one.address}: {one.fault.cause}" for one in self._servers if one.fault]
        if not ready and faults:
            raise EngineUnavailable("unreachable", "; ".join(faults))
        if not ready:
            raise EngineUnavailable("no_package", "_".join(pair))
        return ready

    def _in_turn(self, pair: Pair) -> list[Server]:
        ready = self._ready(pair)
        start = next(self._turns) % len(ready)
        return ready[start:] + ready[:start]

    def _batch(self, texts: list[str], pair: Pair, hypotheses: int) -> list[list[Hypothesis]]:
        faults: list[ServerFault] = []
        told = []
        for server in self._in_turn(pair):
            try:
                answer = self._ask(server, texts, pair, hypotheses - 1)
            except ServerFault as fault:
                faults.append(fault)
                told.append(f"{server.address}: {fault.cause}")
                self._note(server, fault)
            else:
                self._note(server, None)
                return answer
        raise EngineUnavailable("fault", "; ".join(told)) from faults[-1]

    def _note(self, server: Server, fault: ServerFault | None) -> None:
        with self._lock:
            if fault is None:
                server.failures = 0
            elif fault.code != "refused":
                server.fails(fault, self._clock())

    def _ask(
        self, server: Server, texts: list[str], pair: Pair, alternatives: int
    ) -> list[list[Hypothesis]]:
        """A request that the server refuses is made smaller: it may limit alternatives, texts or
        characters, and does not say which."""
        for more in dict.fromkeys((alternatives, 0)):
            try:
                return renderings(self._post(server, texts, pair, more), len(texts), more + 1)
            except ServerFault as met:
                fault = self._blamed(server, pair, met)
                if fault.code != "refused" or (more == 0 and len(texts) == 1):
                    raise fault from met
        middle = len(texts) // 2
        first = self._ask(server, texts[:middle], pair, alternatives)
        return first + self._ask(server, texts[middle:], pair, alternatives)

    def _blamed(self, server: Server, pair: Pair, fault: ServerFault) -> ServerFault:
        """A server that fails over one text and not over a plain one is well: one customer's odd
        message must not take it from everybody."""
        if fault.code != "failed":
            return fault
        try:
            renderings(self._post(server, [_PLAIN], pair, 0), 1, 1)
        except ServerFault:
            return fault
        return ServerFault("refused", fault.cause)

    def _post(self, server: Server, texts: list[str], pair: Pair, alternatives: int) -> Any:
        body: dict[str, Any] = {"q": texts, "source": pair[0], "target": pair[1], "format": "text"}
        if alternatives:
            body["alternatives"] = alternatives
        if self._key:
            body["api_key"] = self._key
        return exchange(f"{server.address}/translate", body, self._timeout)


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """Bounded by characters and number; a text longer than a batch goes alone."""
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and (size + len(text) > BATCH_CHARACTERS or len(batch) == BATCH_TEXTS):
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch
