"""What an operator does: faults, records, the clock, membership, scopes, the app's manifest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sandbox import lookup, membership
from sandbox.errors import Refused
from sandbox.faults import Fault
from sandbox.objects import channel_json, user_json
from sandbox.records import Record
from sandbox.state import VIEWS, Channel, Command, Json, Member, Shortcut, Workspace
from sandbox.world import World


def workspace_of(world: World, team: str | None) -> Workspace:
    """The named workspace, or the first where none is named."""
    found = (
        world.state.workspaces.get(team) if team else next(iter(world.state.workspaces.values()))
    )
    if found is None:
        raise Refused("unknown_team", f"There is no workspace {team}.")
    return found


def overview(world: World) -> Json:
    """`{workspaces: [{id, name, people, channels, commands, shortcuts, …}], panes, levers, tour}`.

    `panes` is a list of `{title, url}`, `levers` one of names, `tour` null where there is none.
    """
    panes = [{"title": title, "url": url} for title, url in world.settings.panes.items()]
    workspaces = [_overview(workspace) for workspace in world.state.workspaces.values()]
    levers = list(world.settings.levers)
    return {
        "workspaces": workspaces,
        "panes": panes,
        "levers": levers,
        "tour": world.settings.tour,
    }


def _overview(workspace: Workspace) -> Json:
    app = workspace.model_dump(
        include={"id", "name", "app_id", "bot_id", "bot_user", "scopes", "events"}
    )
    rooms = [c for c in workspace.channels.values() if not c.is_im]
    return {
        **app,
        "people": [user_json(m, locale=True) for m in workspace.members.values()],
        "channels": [{**channel_json(workspace, c), "members": c.members} for c in rooms],
        "commands": [c.model_dump() for c in workspace.commands],
        "shortcuts": [s.model_dump() for s in workspace.shortcuts],
    }


def add_faults(world: World, body: Any) -> Json:
    """One fault or a list of them."""
    for item in body if isinstance(body, list) else [body]:
        world.faults.add(Fault.model_validate(item))
    world.tell()
    return faults(world)


def faults(world: World) -> Json:
    return {"faults": [fault.model_dump() for fault in world.faults.active]}


def records(record: Record, query: Mapping[str, str], field: str) -> Json:
    """`{last, entries}`: those after number `after`, of one method or kind where named, of these
    at most the `latest` ones."""
    wanted = query.get(field)
    found = [e for e in record.after(int(query.get("after", 0))) if wanted in (None, e[field])]
    return {"last": record.last, "entries": found[-int(query.get("latest", len(found))) :]}


def add_channel(world: World, workspace: Workspace, body: Json) -> Json:
    """`{name, members?, is_private?, is_ext_shared?, connected_team_ids?, is_org_shared?,
    is_pending_ext_shared?}`."""
    fresh = Channel(
        **{name: body[name] for name in SHARING if name in body},
        id=world.next_id("C0"),
        name=str(body["name"]).removeprefix("#"),
        created=int(world.clock.now()),
        is_private=bool(body.get("is_private")),
        members=list(body.get("members") or []),
    )
    workspace.channels[fresh.id] = fresh
    world.changed()
    return {"channel": channel_json(workspace, fresh)}


SHARING = ("is_ext_shared", "is_org_shared", "is_pending_ext_shared", "connected_team_ids")


def room(workspace: Workspace, name: str) -> Channel:
    found = lookup.find_channel(workspace, name)
    if found is None:
        raise Refused("unknown_channel", f"There is no channel {name}.")
    return found


def person(workspace: Workspace, user: str) -> Member:
    """By id or name."""
    people = workspace.members.values()
    found = next((m for m in people if user in (m.id, m.name)), None)
    if found is None:
        raise Refused("unknown_user", f"There is no {user} here.")
    return found


def set_member(world: World, workspace: Workspace, name: str, user: str, inside: bool) -> Json:
    """Brings a person or the bot into a channel, or out of it."""
    channel, member = room(workspace, name), person(workspace, user)
    change = membership.join if inside else membership.leave
    change(world, workspace, channel, member.id)
    return {"members": channel.members}


def change_channel(world: World, workspace: Workspace, name: str, body: Json) -> Json:
    """`{is_archived?, name?, is_private?}`, and what `add_channel` takes of sharing; the app hears
    when a channel becomes shared with another company, or is no longer."""
    channel = room(workspace, name)
    was = channel.is_ext_shared
    allowed = {"is_archived", "name", "is_private", "topic", "purpose", *SHARING}
    for key in allowed & set(body):
        setattr(channel, key, body[key])
    if channel.is_ext_shared != was:
        other = next(iter(channel.connected_team_ids), "")
        event = {
            "type": "channel_shared" if channel.is_ext_shared else "channel_unshared",
            "channel": channel.id,
            "event_ts": world.next_ts(),
        }
        named = {"connected_team_id": other} if channel.is_ext_shared else {"is_ext_shared": False}
        world.events.emit(workspace, channel, {**event, **named})
    world.changed()
    return {"channel": channel_json(workspace, channel)}


def add_member(world: World, workspace: Workspace, body: Json) -> Json:
    """A new person, shaped as `state.Member`; `id` may be left out."""
    fresh = Member.model_validate({"id": world.next_id("U0"), "team_id": workspace.id, **body})
    workspace.members[fresh.id] = fresh
    world.changed()
    return {"user": user_json(fresh, locale=True)}


def change_member(world: World, workspace: Workspace, user: str, body: Json) -> Json:
    """New locale, name, time zone, guest or stranger mark, `deleted`; the app hears user_change."""
    old = person(workspace, user)
    fresh = Member.model_validate({**old.model_dump(), **body, "id": old.id})
    workspace.members[old.id] = fresh
    shown = user_json(fresh, locale=True)
    event = {"type": "user_change", "user": shown, "event_ts": world.next_ts()}
    world.events.emit(workspace, None, event)
    world.changed()
    return {"user": shown}


def set_scopes(world: World, workspace: Workspace, body: Json) -> Json:
    """`{scopes}` sets them all; `{revoke}` or `{grant}` take away or add some."""
    scopes = list(body.get("scopes", workspace.scopes))
    scopes = [s for s in scopes if s not in body.get("revoke", [])]
    workspace.scopes = list(dict.fromkeys([*scopes, *body.get("grant", [])]))
    world.changed()
    return {"scopes": workspace.scopes}


def install(workspace: Workspace, manifest: Json) -> Json:
    """Takes scopes, events, commands, shortcuts and the kind of pane from an app manifest.

    Follows https://docs.slack.dev/reference/app-manifest.
    """
    features, settings = manifest.get("features", {}), manifest.get("settings", {})
    scopes = manifest.get("oauth_config", {}).get("scopes", {}).get("bot")
    events = settings.get("event_subscriptions", {}).get("bot_events")
    workspace.scopes = workspace.scopes if scopes is None else list(scopes)
    workspace.events = workspace.events if events is None else list(events)
    workspace.unfurl_domains = list(features.get("unfurl_domains", workspace.unfurl_domains))
    previews = features.get("rich_previews") or {}
    workspace.entity_types = list(previews.get("entity_types") or ()) * bool(
        previews.get("is_active")
    )
    workspace.view = next((view for view in VIEWS if view in features), workspace.view)
    workspace.commands = [_command(item) for item in features.get("slash_commands", [])]
    workspace.shortcuts = [_shortcut(item) for item in features.get("shortcuts", [])]
    return _overview(workspace)


def _command(item: Json) -> Command:
    return Command.model_validate({k: item[k] for k in Command.model_fields if k in item})


def _shortcut(item: Json) -> Shortcut:
    return Shortcut.model_validate({k: item[k] for k in Shortcut.model_fields if k in item})
