"""Installed in several workspaces: each one's token, sealed in the store, fetched, renewed, given
up. With a single ``SLACK_BOT_TOKEN`` nothing of this is used."""
