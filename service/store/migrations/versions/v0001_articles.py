"""Articles, the versions of their texts, reports on them, and answers to be given again."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _article() -> "sa.Column[int]":
    return sa.Column("article_id", Id, sa.ForeignKey("articles.id", ondelete="CASCADE"), nullable=False)


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "articles",
        sa.Column("id", Id, primary_key=True),
        sa.Column("key_digest", sa.String(64), nullable=False, unique=True),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("source", sa.String(255)),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("created", sa.BigInteger, nullable=False),
        sa.Column("updated", sa.BigInteger, nullable=False),
        sa.Column("report_id", Id),
        sa.Column("score", sa.Float),
        sa.Column("low", sa.Float),
        sa.Column("high", sa.Float),
        sa.Column("rank", sa.Float, nullable=False),
        sa.Column("band", sa.String(16), nullable=False),
        sa.Column("words", sa.Integer, nullable=False),
        sa.Column("signals", sa.Text, nullable=False),
        sa.Column("kinds", sa.Text, nullable=False),
    )
    op.create_index("articles_updated", "articles", ["updated", "id"])
    op.create_index("articles_created", "articles", ["created", "id"])
    op.create_index("articles_rank", "articles", ["rank", "id"])
    op.create_index("articles_source", "articles", ["source", "updated", "id"])
    op.create_index("articles_band", "articles", ["band", "updated", "id"])
    op.create_table(
        "versions",
        sa.Column("id", Id, primary_key=True),
        _article(),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("text", sa.LargeBinary),
        sa.Column("characters", sa.Integer, nullable=False),
        sa.Column("created", sa.BigInteger, nullable=False),
        sa.UniqueConstraint("article_id", "number", name="versions_number"),
        sa.UniqueConstraint("article_id", "sha256", name="versions_sha256"),
    )
    op.create_table(
        "reports",
        sa.Column("id", Id, primary_key=True),
        _article(),
        sa.Column("version_id", Id, sa.ForeignKey("versions.id", ondelete="CASCADE"), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("model_version", sa.String(64), nullable=False),
        sa.Column("model_digest", sa.String(80), nullable=False),
        sa.Column("detector", sa.String(16), nullable=False),
        sa.Column("score", sa.Float),
        sa.Column("low", sa.Float),
        sa.Column("high", sa.Float),
        sa.Column("band", sa.String(16), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("created", sa.BigInteger, nullable=False),
        sa.UniqueConstraint("version_id", "digest", name="reports_digest"),
    )
    op.create_index("ix_reports_article_id", "reports", ["article_id"])
    op.create_table(
        "answers",
        sa.Column("caller", sa.String(40), primary_key=True),
        sa.Column("token", sa.String(255), primary_key=True),
        sa.Column("request", sa.String(64), nullable=False),
        sa.Column("status", sa.Integer, nullable=False),
        sa.Column("headers", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("created", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_answers_created", "answers", ["created"])
