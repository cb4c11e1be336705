"""The web server: REST, health and Slack's requests on one port, the worker beside them."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, MutableMapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import uvicorn

from bot import rest
from bot.application import Application
from bot.assembly import assembled
from bot.schema import require_current
from bot.settings import Settings, require_slack
from bot.wake import Wake

if TYPE_CHECKING:
    from bot.slack.app import Face

log = logging.getLogger(__name__)

Message = MutableMapping[str, Any]
Asgi = Callable[
    [Message, Callable[[], Awaitable[Message]], Callable[[Message], Awaitable[None]]],
    Awaitable[None],
]

Stop = Callable[[], None]

SIGNALS = (signal.SIGINT, signal.SIGTERM)

SLACK = "/slack/"
STOP_WITHIN = 10
"""Seconds that requests and steps under way are given when the process is told to stop."""


@dataclass
class PortTaken(Exception):
    host: str
    port: int
    cause: str

    def __str__(self) -> str:
        return (
            f"Port {self.port} on {self.host} cannot be used ({self.cause})."
            " Stop what listens there, or choose another with --port"
        )


def build(application: Application, face: Face | None = None) -> Asgi:
    """Everything that is served, as one ASGI application: Slack's requests go to Slack's face."""
    from bot.slack import app as slack_app

    slack: Asgi = face or slack_app.build(application)
    others: Asgi = rest.build(application)

    async def dispatch(
        scope: Message,
        receive: Callable[[], Awaitable[Message]],
        send: Callable[[Message], Awaitable[None]],
    ) -> None:
        of_slack = scope["type"] == "http" and scope["path"].startswith(SLACK)
        await (slack if of_slack else others)(scope, receive, send)

    return dispatch


@contextlib.asynccontextmanager
async def spoken_to(application: Application, face: Face) -> AsyncIterator[None]:
    """In Socket Mode, connected while it lasts. Raises SettingsError."""
    from bot.slack.socket import connected

    token, installs = application.settings.app_token, application.installs
    if token is None:
        yield
        return
    client = installs.plain if installs else application.slack
    async with connected(client, token, face.handle):
        yield


@contextlib.asynccontextmanager
async def working(application: Application, *, works: bool = True) -> AsyncIterator[Stop]:
    """Runs the worker while it lasts; without ``works`` it only calls the worker elsewhere.
    Calling what it gives lets the worker finish what is under way and begin nothing new."""
    wake = application.wake
    application.knowledge.start()
    async with contextlib.AsyncExitStack() as stack:
        if isinstance(wake, Wake):
            await stack.enter_async_context(wake.shared_with_others())
        yield await stack.enter_async_context(one_worker(application)) if works else nothing


def nothing() -> None:
    """There is no worker here to stop."""


@contextlib.asynccontextmanager
async def one_worker(application: Application) -> AsyncIterator[Stop]:
    from bot.worker import Worker

    worker = Worker(application)
    if isinstance(application.wake, Wake):
        application.wake.listeners.append(worker.call)
    task = asyncio.create_task(worker.run(), name="worker")
    task.add_done_callback(say_if_it_died)
    try:
        yield partial(stop, task)
    finally:
        stop(task)
        await asyncio.gather(task, return_exceptions=True)


def stop(task: asyncio.Task[None]) -> None:
    """A second cancellation would break off what the first one lets finish."""
    if not task.cancelling():
        task.cancel()


def say_if_it_died(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()):
        log.critical("the worker died: nothing is posted until a restart", exc_info=error)


def listen_on(host: str, port: int) -> socket.socket:
    """A bound socket. Raises PortTaken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(2048)
    except OSError as error:
        listener.close()
        raise PortTaken(host, port, (error.strerror or str(error)).lower()) from error
    listener.set_inheritable(True)
    return listener


class Server(uvicorn.Server):
    """A server that hands signals on and leaves the process alive: uvicorn's own raises them again
    at its end, which would kill the worker in the middle of a step."""

    def __init__(self, config: uvicorn.Config, on_stop: Stop) -> None:
        super().__init__(config)
        self.on_stop = on_stop

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        with handled(self._stop):
            yield

    def _stop(self) -> None:
        self.on_stop()
        self.handle_exit(signal.SIGTERM, None)


@contextlib.contextmanager
def handled(on_signal: Stop) -> Iterator[None]:
    """Calls it when the process is told to stop."""
    loop = asyncio.get_running_loop()
    for number in SIGNALS:
        loop.add_signal_handler(number, on_signal)
    try:
        yield
    finally:
        for number in SIGNALS:
            loop.remove_signal_handler(number)


async def serve(settings: Settings, listener: socket.socket, *, works: bool = True) -> None:
    """Serves until told to stop. Raises SettingsError, NotMigrated before anything starts."""
    from bot.slack import app as slack_app

    require_slack(settings)
    await asyncio.to_thread(require_current, settings.database_url)
    async with assembled(settings) as application:
        await require_tokens(application)
        face = slack_app.build(application)
        config = uvicorn.Config(
            build(application, face),
            http="httptools",
            lifespan="off",
            access_log=False,
            log_config=None,
            server_header=False,
            timeout_graceful_shutdown=STOP_WITHIN,
        )
        async with (
            working(application, works=works) as stop_working,
            spoken_to(application, face),
        ):
            await Server(config, stop_working).serve(sockets=[listener])


async def work(settings: Settings) -> None:
    """The worker alone, until the process is told to stop. Raises SettingsError, NotMigrated."""
    require_slack(settings)
    await asyncio.to_thread(require_current, settings.database_url)
    stopped = asyncio.Event()
    async with assembled(settings) as application:
        await require_tokens(application)
        async with working(application):
            with handled(stopped.set):
                await stopped.wait()


async def require_tokens(application: Application) -> None:
    """Raises SettingsError where a workspace's token cannot be read."""
    if application.installs is not None:
        from bot.installations.installs import require_keys

        await require_keys(application.installs)
