"""Slack's published limits, each with the page that states it."""

from __future__ import annotations

# https://docs.slack.dev/reference/methods/chat.postMessage
MESSAGE_TEXT = 40_000
MESSAGE_BLOCKS = 50
MESSAGE_ATTACHMENTS = 100
METADATA_BYTES = 16_000
# No page gives it: refusals begin at about 12,000 characters and a buffer for the containers
# (https://github.com/slackapi/bolt-js/issues/2509).
BLOCKS_TEXT = 13_200

# https://docs.slack.dev/messaging/work-objects-implementation
ENTITY_PRIMARY_ACTIONS = 2
ENTITY_OVERFLOW_ACTIONS = 5

# https://docs.slack.dev/reference/methods/chat.startStream
STREAM_TEXT = 12_000
# Seconds; no page gives it: about five minutes after its start a stream takes nothing more.
STREAM_SECONDS = 300.0

# https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts
PROMPTS = 4
# https://docs.slack.dev/reference/methods/assistant.threads.setStatus
LOADING_MESSAGES = 10
# https://docs.slack.dev/reference/methods/agents.sessions.rename
SESSION_TITLE = 200

# https://docs.slack.dev/reference/views
VIEW_BLOCKS = 100
VIEW_TITLE = 24
VIEW_BUTTON = 24
VIEW_CALLBACK_ID = 255
VIEW_EXTERNAL_ID = 255
VIEW_PRIVATE_METADATA = 3_000
VIEW_BYTES = 250_000
VIEW_STACK = 3

# https://docs.slack.dev/reference/block-kit/blocks
BLOCK_ID = 255
SECTION_TEXT = 3_000
SECTION_FIELDS = 10
SECTION_FIELD = 2_000
HEADER_TEXT = 150
MARKDOWN_TOTAL = 12_000
ACTIONS_ELEMENTS = 25
CONTEXT_ELEMENTS = 10
CONTEXT_ACTIONS = 5
INPUT_LABEL = 2_000
INPUT_HINT = 2_000
IMAGE_URL = 3_000
IMAGE_ALT = 2_000
IMAGE_TITLE = 2_000
TABLE_ROWS = 100
TABLE_COLUMNS = 20
TABLE_TEXT = 10_000

# https://docs.slack.dev/reference/block-kit/block-elements
ACTION_ID = 255
BUTTON_TEXT = 75
BUTTON_VALUE = 2_000
BUTTON_URL = 3_000
BUTTON_LABEL = 75
PLACEHOLDER = 150
INPUT_TEXT = 3_000
SELECT_OPTIONS = 100
OVERFLOW_OPTIONS = 5
CHOICES = 10

# https://docs.slack.dev/reference/block-kit/composition-objects
OPTION_TEXT = 75
OPTION_VALUE = 150
OPTION_DESCRIPTION = 75
CONFIRM_TITLE = 100
CONFIRM_TEXT = 300
CONFIRM_BUTTON = 30

# https://docs.slack.dev/interactivity/handling-user-interaction
TRIGGER_SECONDS = 3.0
RESPONSE_URL_SECONDS = 1_800.0
RESPONSE_URL_USES = 5
ACK_SECONDS = 3.0
# https://docs.slack.dev/apis/events-api#retries: nearly at once, after a minute, after five.
RETRY_DELAYS = (0.0, 60.0, 300.0)
