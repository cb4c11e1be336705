"""A Slack workspace for one machine: Slack's protocol over HTTP, its own state, nothing of ours."""
