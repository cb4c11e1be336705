# ruff: noqa: E501
"""initial"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

import store.columns

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "agent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("locale", sa.String(), nullable=True),
        sa.Column("notices", store.columns.Json, nullable=False),
        sa.Column("seen_at", store.columns.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("workspace", "user_id"),
    )
    op.create_table(
        "article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(100), nullable=False),
        sa.Column("topic", sa.String(40), nullable=False),
        sa.Column("marketplace", sa.String(8), nullable=False),
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("review_by", sa.Date(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_at", store.columns.UtcDateTime(), nullable=False),
        sa.Column("updated_at", store.columns.UtcDateTime(), nullable=False),
        sa.Column("updated_by", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("slug"),
    )
    with op.batch_alter_table("article", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_article_review_by"), ["review_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_article_status"), ["status"], unique=False)

    op.create_table(
        "counter",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "customer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("family_name", sa.String(), nullable=True),
        sa.Column("given_name", sa.String(), nullable=True),
        sa.Column("kana", sa.String(), nullable=True),
        sa.Column("company", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("created_at", store.columns.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "home",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("opened_at", store.columns.UtcDateTime(), nullable=False),
        sa.Column("look_at", store.columns.UtcDateTime(), nullable=False),
        sa.Column("shown", sa.String(), nullable=True),
        sa.Column("token", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("workspace", "user_id"),
    )
    op.create_table(
        "inbox",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("seen_at", store.columns.UtcDateTime(), nullable=False),
        sa.Column("result", sa.String(), nullable=True),
        sa.Column("waiting_for", sa.String(), nullable=True),
        sa.Column("payload", store.columns.Json, nullable=True),
        sa.PrimaryKeyConstraint("key"),
    )
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_inbox_waiting_for"), ["waiting_for"], unique=False)

    op.create_table(
        "installation",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("app_id", sa.String(), nullable=False),
        sa.Column("bot_id", sa.String(), nullable=False),
        sa.Column("bot_user", sa.String(), nullable=False),
        sa.Column("scopes", sa.String(), nullable=False),
        sa.Column("sealed", sa.String(), nullable=False),
        sa.Column("installed_by", sa.String(), nullable=True),
        sa.Column("installed_at", store.columns.UtcDateTime(), nullable=False),
        sa.Column("expires_at", store.columns.UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("workspace"),
    )
    op.create_table(
        "installstate",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("expires_at", store.columns.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("digest"),
    )
    with op.batch_alter_table("installstate", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_installstate_expires_at"), ["expires_at"], unique=False
        )

    op.create_table(
        "kept_window",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("windows", store.columns.Json, nullable=False),
        sa.Column("thing", sa.String(), nullable=False),
        sa.Column("view", store.columns.Json, nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("kept_at", store.columns.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("kept_window", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_kept_window_kept_at"), ["kept_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_kept_window_user_id"), ["user_id"], unique=False)

    op.create_table(
        "knowledge_counter",
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "lookup",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", store.columns.UtcDateTime(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("marketplace", sa.String(8), nullable=True),
        sa.Column("team", sa.String(64), nullable=True),
        sa.Column("channel", sa.String(64), nullable=False),
        sa.Column("found", store.columns.Json, nullable=False),
        sa.Column("chosen", sa.String(100), nullable=True),
        sa.Column("verdict", sa.String(16), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("lookup", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_lookup_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_lookup_chosen"), ["chosen"], unique=False)

    op.create_table(
        "mark",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "memory",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("source", sa.String(16), nullable=False),
        sa.Column("target", sa.String(16), nullable=False),
        sa.Column("level", sa.String(16), nullable=False),
        sa.Column("source_template", sa.Text(), nullable=False),
        sa.Column("target_template", sa.Text(), nullable=False),
        sa.Column("values", store.columns.Json, nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("by", sa.String(200), nullable=False),
        sa.Column("at", store.columns.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("memory", schema=None) as batch_op:
        batch_op.create_index(
            "ix_memory_look_up", ["key", "source", "target", "level", "id"], unique=False
        )

    op.create_table(
        "memory_near",
        sa.Column("place", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("memory_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("parities", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("place", "memory_id", "parities"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "search_doc",
        sa.Column("variant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("analysis", sa.String(32), nullable=False),
        sa.Column("slug", sa.String(100), nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("marketplace", sa.String(8), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("aliases", store.columns.Json, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("facts", store.columns.Json, nullable=False),
        sa.Column("head", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("bigrams", sa.Text(), nullable=False),
        sa.Column("title_grams", sa.Text(), nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("sketch", sa.String(400), nullable=False),
        sa.PrimaryKeyConstraint("variant_id"),
    )
    with op.batch_alter_table("search_doc", schema=None) as batch_op:
        batch_op.create_index("ix_search_doc_analysis", ["analysis"], unique=False)
        batch_op.create_index("ix_search_doc_rev", ["rev"], unique=True)

    op.create_table(
        "term",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ja", sa.String(200), nullable=False),
        sa.Column("en", sa.String(200), nullable=False),
        sa.Column("pos", sa.String(16), nullable=False),
        sa.Column("ja_variants", store.columns.Json, nullable=False),
        sa.Column("en_variants", store.columns.Json, nullable=False),
        sa.Column("forbidden_ja", store.columns.Json, nullable=False),
        sa.Column("forbidden_en", store.columns.Json, nullable=False),
        sa.Column("keep", sa.Boolean(), nullable=False),
        sa.Column("marketplace", sa.String(16), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("by", sa.String(200), nullable=False),
        sa.Column("at", store.columns.UtcDateTime(), nullable=False),
        sa.Column("retired_by", sa.String(200), nullable=True),
        sa.Column("retired_at", store.columns.UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("term", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_term_ja"), ["ja"], unique=False)

    op.create_table(
        "translation",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("segment", sa.String(64), nullable=False),
        sa.Column("source", sa.String(16), nullable=False),
        sa.Column("target", sa.String(16), nullable=False),
        sa.Column("engine", sa.String(100), nullable=False),
        sa.Column("revision", sa.String(100), nullable=False),
        sa.Column("terms", sa.String(32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("reasons", store.columns.Json, nullable=False),
        sa.Column("kept", store.columns.Json, nullable=False),
        sa.Column("at", store.columns.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    with op.batch_alter_table("translation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_translation_segment"), ["segment"], unique=False)

    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("marketplace", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=True),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("address", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["customer_id"],
            ["customer.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("marketplace", "key"),
    )
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_account_customer_id"), ["customer_id"], unique=False)

    op.create_table(
        "customer_order",
        sa.Column("order_id", sa.String(), nullable=False),
        sa.Column("marketplace", sa.String(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("placed_at", store.columns.UtcDateTime(), nullable=True),
        sa.Column("delivered_at", store.columns.UtcDateTime(), nullable=True),
        sa.Column("total", sa.String(), nullable=True),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("items", store.columns.Json, nullable=False),
        sa.Column("ship_to", sa.String(), nullable=True),
        sa.Column("tracking", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["customer_id"],
            ["customer.id"],
        ),
        sa.PrimaryKeyConstraint("order_id"),
    )
    with op.batch_alter_table("customer_order", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_customer_order_customer_id"), ["customer_id"], unique=False
        )

    op.create_table(
        "fact_value",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("value", sa.String(200), nullable=False),
        sa.Column("effective_from", sa.Date(), nullable=True),
        sa.Column("effective_to", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("verified_on", sa.Date(), nullable=True),
        sa.Column("review_by", sa.Date(), nullable=True),
        sa.Column("by", sa.String(200), nullable=False),
        sa.Column("at", store.columns.UtcDateTime(), nullable=False),
        sa.Column("retired_by", sa.String(200), nullable=True),
        sa.Column("retired_at", store.columns.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("fact_value", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_fact_value_article_id"), ["article_id"], unique=False)
        batch_op.create_index(
            "ix_fact_value_due",
            ["review_by"],
            unique=False,
            sqlite_where=sa.text("retired_at IS NULL"),
            postgresql_where=sa.text("retired_at IS NULL"),
        )

    op.create_table(
        "revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("aliases", store.columns.Json, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("author", sa.String(200), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", store.columns.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("article_id", "language", "number"),
    )
    op.create_table(
        "status_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("by", sa.String(200), nullable=False),
        sa.Column("at", store.columns.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("status_change", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_status_change_article_id"), ["article_id"], unique=False
        )

    op.create_table(
        "ticket",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("marketplace", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("priority", sa.String(), nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("assignee_id", sa.Integer(), nullable=True),
        sa.Column("order_ids", store.columns.Json, nullable=False),
        sa.Column("safety", sa.Boolean(), nullable=False),
        sa.Column("last_seq", sa.Integer(), nullable=False),
        sa.Column("searched", sa.Integer(), nullable=False),
        sa.Column("opened_at", store.columns.UtcDateTime(), nullable=False),
        sa.Column("updated_at", store.columns.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignee_id"],
            ["agent.id"],
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"],
            ["customer.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("ticket", schema=None) as batch_op:
        batch_op.create_index(
            "ix_ticket_active",
            ["team", "priority", "updated_at"],
            unique=False,
            sqlite_where=sa.text("status <> 'closed'"),
            postgresql_where=sa.text("status <> 'closed'"),
        )
        batch_op.create_index(batch_op.f("ix_ticket_assignee_id"), ["assignee_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_ticket_customer_id"), ["customer_id"], unique=False)
        batch_op.create_index(
            "ix_ticket_unsearched",
            ["id"],
            unique=False,
            sqlite_where=sa.text("searched < last_seq"),
            postgresql_where=sa.text("searched < last_seq"),
        )
        batch_op.create_index("ix_ticket_updated", ["updated_at"], unique=False)

    op.create_table(
        "variant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("aliases", store.columns.Json, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("renders_revision", sa.Integer(), nullable=True),
        sa.Column("reviewed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("article_id", "language"),
    )
    op.create_table(
        "draft",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("agent_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("customer_text", sa.String(), nullable=True),
        sa.Column("customer_language", sa.String(), nullable=False),
        sa.Column("rendered_from", sa.String(), nullable=True),
        sa.Column("engine", sa.String(), nullable=True),
        sa.Column("promises", store.columns.Json, nullable=False),
        sa.Column("place", store.columns.Json, nullable=False),
        sa.Column("created_at", store.columns.UtcDateTime(), nullable=False),
        sa.Column("send_at", store.columns.UtcDateTime(), nullable=True),
        sa.Column("seq", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agent_id"],
            ["agent.id"],
        ),
        sa.ForeignKeyConstraint(
            ["ticket_id"],
            ["ticket.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("draft", schema=None) as batch_op:
        batch_op.create_index(
            "ix_draft_queued",
            ["send_at"],
            unique=False,
            sqlite_where=sa.text("state = 'queued'"),
            postgresql_where=sa.text("state = 'queued'"),
        )
        batch_op.create_index(batch_op.f("ix_draft_ticket_id"), ["ticket_id"], unique=False)

    op.create_table(
        "entry",
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("author_kind", sa.String(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("author_name", sa.String(), nullable=True),
        sa.Column("author_team", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("data", store.columns.Json, nullable=False),
        sa.Column("about", sa.Integer(), nullable=True),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("origin_mirror", sa.Integer(), nullable=True),
        sa.Column("origin_ts", sa.String(), nullable=True),
        sa.Column("edit_ts", sa.String(), nullable=True),
        sa.Column("at", store.columns.UtcDateTime(), nullable=False),
        sa.Column("recorded", store.columns.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ticket_id"],
            ["ticket.id"],
        ),
        sa.PrimaryKeyConstraint("ticket_id", "seq"),
    )
    with op.batch_alter_table("entry", schema=None) as batch_op:
        batch_op.create_index(
            "ix_entry_about",
            ["ticket_id", "about"],
            unique=False,
            sqlite_where=sa.text("about IS NOT NULL"),
            postgresql_where=sa.text("about IS NOT NULL"),
        )

    op.create_table(
        "handoff",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("from_team", sa.String(), nullable=False),
        sa.Column("to_team", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("reason_language", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("offered_by", sa.Integer(), nullable=True),
        sa.Column("offered_at", store.columns.UtcDateTime(), nullable=False),
        sa.Column("due_at", store.columns.UtcDateTime(), nullable=False),
        sa.Column("returns_at", store.columns.UtcDateTime(), nullable=False),
        sa.Column("alerted", sa.Boolean(), nullable=False),
        sa.Column("answered_by", sa.Integer(), nullable=True),
        sa.Column("answered_at", store.columns.UtcDateTime(), nullable=True),
        sa.Column("answer", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["ticket_id"],
            ["ticket.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("handoff", schema=None) as batch_op:
        batch_op.create_index(
            "ix_handoff_open",
            ["ticket_id"],
            unique=True,
            sqlite_where=sa.text("state = 'offered'"),
            postgresql_where=sa.text("state = 'offered'"),
        )
        batch_op.create_index(batch_op.f("ix_handoff_ticket_id"), ["ticket_id"], unique=False)

    op.create_table(
        "mirror",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("workspace", sa.String(), nullable=True),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("thread", sa.String(), nullable=True),
        sa.Column("cursor", sa.Integer(), nullable=False),
        sa.Column("head", sa.Integer(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=True),
        sa.Column("redrawn", sa.Integer(), nullable=False),
        sa.Column("touched", sa.Integer(), nullable=False),
        sa.Column("parked", sa.Boolean(), nullable=False),
        sa.Column("next_try", sa.Float(), nullable=False),
        sa.Column("lease", sa.String(), nullable=True),
        sa.Column("lease_until", sa.Float(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.String(), nullable=True),
        sa.Column("parked_at", store.columns.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["ticket_id"],
            ["ticket.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("ticket_id", "kind", "target"),
    )
    with op.batch_alter_table("mirror", schema=None) as batch_op:
        batch_op.create_index(
            "ix_mirror_due",
            ["next_try"],
            unique=False,
            sqlite_where=sa.text(
                "NOT parked AND (touched > 0 OR redrawn < head OR (cursor < head AND (until IS NULL OR cursor < until)))"
            ),
            postgresql_where=sa.text(
                "NOT parked AND (touched > 0 OR redrawn < head OR (cursor < head AND (until IS NULL OR cursor < until)))"
            ),
        )
        batch_op.create_index("ix_mirror_thread", ["workspace", "channel", "thread"], unique=False)
        batch_op.create_index(batch_op.f("ix_mirror_ticket_id"), ["ticket_id"], unique=False)

    op.create_table(
        "ticketwords",
        sa.Column("place", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("viewer", sa.String(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("parts", store.columns.Json, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("again_at", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(
            ["ticket_id"],
            ["ticket.id"],
        ),
        sa.PrimaryKeyConstraint("place"),
        sa.UniqueConstraint("ticket_id", "viewer"),
    )
    with op.batch_alter_table("ticketwords", schema=None) as batch_op:
        batch_op.create_index(
            "ix_ticketwords_again",
            ["again_at"],
            unique=False,
            sqlite_where=sa.text("again_at IS NOT NULL"),
            postgresql_where=sa.text("again_at IS NOT NULL"),
        )

    op.create_table(
        "post",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mirror_id", sa.Integer(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.Column("redraw", sa.Boolean(), nullable=False),
        sa.Column("untranslated", sa.Boolean(), nullable=False),
        sa.Column("ts", sa.String(), nullable=True),
        sa.Column("began", sa.Float(), nullable=False),
        sa.Column("sweep_at", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(
            ["mirror_id"],
            ["mirror.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("mirror_id", "first"),
    )
    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.create_index("ix_post_place", ["mirror_id", "ts"], unique=False)
        batch_op.create_index(
            "ix_post_sweep",
            ["sweep_at"],
            unique=False,
            sqlite_where=sa.text("sweep_at IS NOT NULL"),
            postgresql_where=sa.text("sweep_at IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_post_untranslated",
            ["untranslated"],
            unique=False,
            sqlite_where=sa.text("untranslated"),
            postgresql_where=sa.text("untranslated"),
        )

    for statement in {
        "sqlite": [
            "CREATE VIRTUAL TABLE ticketwords_fts USING fts5(words, content='ticketwords', content_rowid='place', detail='none', columnsize=0, tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co'\")",
            "CREATE TRIGGER ticketwords_added AFTER INSERT ON ticketwords BEGIN INSERT INTO ticketwords_fts(rowid, words) VALUES (new.place, new.words); END",
            "CREATE TRIGGER ticketwords_changed AFTER UPDATE OF words ON ticketwords BEGIN INSERT INTO ticketwords_fts(ticketwords_fts, rowid, words) VALUES ('delete', old.place, old.words); INSERT INTO ticketwords_fts(rowid, words) VALUES (new.place, new.words); END",
            "CREATE TRIGGER ticketwords_gone AFTER DELETE ON ticketwords BEGIN INSERT INTO ticketwords_fts(ticketwords_fts, rowid, words) VALUES ('delete', old.place, old.words); END",
        ],
        "postgresql": [
            "ALTER TABLE ticketwords ADD COLUMN words_vector tsvector GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED",
            "CREATE INDEX ix_ticketwords_found ON ticketwords USING gin (words_vector) WITH (fastupdate = off)",
        ],
    }[op.get_context().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    for statement in {
        "sqlite": [
            "DROP TRIGGER ticketwords_added",
            "DROP TRIGGER ticketwords_changed",
            "DROP TRIGGER ticketwords_gone",
            "DROP TABLE ticketwords_fts",
        ],
        "postgresql": ["ALTER TABLE ticketwords DROP COLUMN words_vector"],
    }[op.get_context().dialect.name]:
        op.execute(statement)
    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_post_untranslated",
            sqlite_where=sa.text("untranslated"),
            postgresql_where=sa.text("untranslated"),
        )
        batch_op.drop_index(
            "ix_post_sweep",
            sqlite_where=sa.text("sweep_at IS NOT NULL"),
            postgresql_where=sa.text("sweep_at IS NOT NULL"),
        )
        batch_op.drop_index("ix_post_place")

    op.drop_table("post")
    with op.batch_alter_table("ticketwords", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_ticketwords_again",
            sqlite_where=sa.text("again_at IS NOT NULL"),
            postgresql_where=sa.text("again_at IS NOT NULL"),
        )

    op.drop_table("ticketwords")
    with op.batch_alter_table("mirror", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mirror_ticket_id"))
        batch_op.drop_index("ix_mirror_thread")
        batch_op.drop_index(
            "ix_mirror_due",
            sqlite_where=sa.text(
                "NOT parked AND (touched > 0 OR redrawn < head OR (cursor < head AND (until IS NULL OR cursor < until)))"
            ),
            postgresql_where=sa.text(
                "NOT parked AND (touched > 0 OR redrawn < head OR (cursor < head AND (until IS NULL OR cursor < until)))"
            ),
        )

    op.drop_table("mirror")
    with op.batch_alter_table("handoff", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_handoff_ticket_id"))
        batch_op.drop_index(
            "ix_handoff_open",
            sqlite_where=sa.text("state = 'offered'"),
            postgresql_where=sa.text("state = 'offered'"),
        )

    op.drop_table("handoff")
    with op.batch_alter_table("entry", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_entry_about",
            sqlite_where=sa.text("about IS NOT NULL"),
            postgresql_where=sa.text("about IS NOT NULL"),
        )

    op.drop_table("entry")
    with op.batch_alter_table("draft", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_draft_ticket_id"))
        batch_op.drop_index(
            "ix_draft_queued",
            sqlite_where=sa.text("state = 'queued'"),
            postgresql_where=sa.text("state = 'queued'"),
        )

    op.drop_table("draft")
    op.drop_table("variant")
    with op.batch_alter_table("ticket", schema=None) as batch_op:
        batch_op.drop_index("ix_ticket_updated")
        batch_op.drop_index(
            "ix_ticket_unsearched",
            sqlite_where=sa.text("searched < last_seq"),
            postgresql_where=sa.text("searched < last_seq"),
        )
        batch_op.drop_index(batch_op.f("ix_ticket_customer_id"))
        batch_op.drop_index(batch_op.f("ix_ticket_assignee_id"))
        batch_op.drop_index(
            "ix_ticket_active",
            sqlite_where=sa.text("status <> 'closed'"),
            postgresql_where=sa.text("status <> 'closed'"),
        )

    op.drop_table("ticket")
    with op.batch_alter_table("status_change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_status_change_article_id"))

    op.drop_table("status_change")
    op.drop_table("revision")
    with op.batch_alter_table("fact_value", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_fact_value_due",
            sqlite_where=sa.text("retired_at IS NULL"),
            postgresql_where=sa.text("retired_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_fact_value_article_id"))

    op.drop_table("fact_value")
    with op.batch_alter_table("customer_order", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_customer_order_customer_id"))

    op.drop_table("customer_order")
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_account_customer_id"))

    op.drop_table("account")
    with op.batch_alter_table("translation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_translation_segment"))

    op.drop_table("translation")
    with op.batch_alter_table("term", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_term_ja"))

    op.drop_table("term")
    with op.batch_alter_table("search_doc", schema=None) as batch_op:
        batch_op.drop_index("ix_search_doc_rev")
        batch_op.drop_index("ix_search_doc_analysis")

    op.drop_table("search_doc")
    op.drop_table("memory_near")
    with op.batch_alter_table("memory", schema=None) as batch_op:
        batch_op.drop_index("ix_memory_look_up")

    op.drop_table("memory")
    op.drop_table("mark")
    with op.batch_alter_table("lookup", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_lookup_chosen"))
        batch_op.drop_index(batch_op.f("ix_lookup_at"))

    op.drop_table("lookup")
    op.drop_table("knowledge_counter")
    with op.batch_alter_table("kept_window", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_kept_window_user_id"))
        batch_op.drop_index(batch_op.f("ix_kept_window_kept_at"))

    op.drop_table("kept_window")
    with op.batch_alter_table("installstate", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_installstate_expires_at"))

    op.drop_table("installstate")
    op.drop_table("installation")
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_inbox_waiting_for"))

    op.drop_table("inbox")
    op.drop_table("home")
    op.drop_table("customer")
    op.drop_table("counter")
    with op.batch_alter_table("article", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_article_status"))
        batch_op.drop_index(batch_op.f("ix_article_review_by"))

    op.drop_table("article")
    op.drop_table("agent")
