"""The tables of the store; the migrations create them, and a test compares the two."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

METADATA = MetaData()
STATUSES = ("new", "in_review", "cleared", "returned")

Id = BigInteger().with_variant(Integer(), "sqlite")  # SQLite numbers rows by itself only in an INTEGER column
Moment: TypeEngine[int] = BigInteger()  # microseconds since 1970, so that pages can go on from one


def _article(*, index: bool = False) -> Column[int]:
    return Column("article_id", Id, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=index or None)


# One row an article, with what the queue shows of its last report: narrow, so that 100,000 are read in no time.
# `signals` maps signal to [status, points] and `kinds` kind to count, as compact JSON; `marks` has both to search by.
articles = Table(
    "articles",
    METADATA,
    Column("id", Id, primary_key=True),
    Column("key_digest", String(64), nullable=False, unique=True),  # the key itself may be too long for an index
    Column("key", Text, nullable=False),
    Column("title", Text),
    Column("url", Text),
    Column("source", String(255)),
    Column("status", String(16), nullable=False, server_default="new"),
    Column("assignee", String(200)),
    Column("revision", Integer, nullable=False),
    Column("created", Moment, nullable=False),
    Column("updated", Moment, nullable=False),
    Column("report_id", Id),
    Column("score", Float),
    Column("low", Float),
    Column("high", Float),
    Column("rank", Float, nullable=False),  # the score, or -1 without one: what an order by score goes by
    Column("band", String(16), nullable=False),
    Column("words", Integer, nullable=False),
    Column("signals", Text, nullable=False),
    Column("kinds", Text, nullable=False),
    Index("articles_updated", "updated", "id"),
    Index("articles_created", "created", "id"),
    Index("articles_rank", "rank", "id"),
    Index("articles_status", "status", "updated", "id"),
    Index("articles_assignee", "assignee", "updated", "id"),
    Index("articles_source", "source", "updated", "id"),
    Index("articles_band", "band", "updated", "id"),
)

# What the last report says of an article, to be found by: `promotion:fail`, and kinds of evidence with their number.
marks = Table(
    "marks",
    METADATA,
    Column("mark", String(64), primary_key=True),
    Column("article_id", Id, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("count", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# `text` is compressed UTF-8: it may hold characters that a text column refuses. None where only the hash is kept.
versions = Table(
    "versions",
    METADATA,
    Column("id", Id, primary_key=True),
    _article(),
    Column("number", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("text", LargeBinary),
    Column("characters", Integer, nullable=False),
    Column("created", Moment, nullable=False),
    UniqueConstraint("article_id", "number", name="versions_number"),
    UniqueConstraint("article_id", "sha256", name="versions_sha256"),
)

# `body` is the report as compressed JSON, `digest` its SHA-256.
reports = Table(
    "reports",
    METADATA,
    Column("id", Id, primary_key=True),
    _article(index=True),
    Column("version_id", Id, ForeignKey("versions.id", ondelete="CASCADE"), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("model_version", String(64), nullable=False),
    Column("model_digest", String(80), nullable=False),
    Column("detector", String(16), nullable=False),
    Column("score", Float),
    Column("low", Float),
    Column("high", Float),
    Column("band", String(16), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("created", Moment, nullable=False),
    UniqueConstraint("version_id", "digest", name="reports_digest"),
)

# The answer to a request with an Idempotency-Key, to be given again.
answers = Table(
    "answers",
    METADATA,
    Column("caller", String(40), primary_key=True),
    Column("token", String(255), primary_key=True),
    Column("request", String(64), nullable=False),
    Column("status", Integer, nullable=False),
    Column("headers", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("created", Moment, nullable=False, index=True),
)

keys = Table(
    "keys",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("secret", String(64), nullable=False),  # SHA-256; the key is random, so that nothing slower is needed
    Column("scopes", String(64), nullable=False),
    Column("created", Moment, nullable=False),
    Column("revoked", Moment),
)

sessions = Table(
    "sessions",
    METADATA,
    Column("secret", String(64), primary_key=True),  # SHA-256 of the cookie
    Column("key_id", String(16), ForeignKey("keys.id", ondelete="CASCADE"), nullable=False),
    Column("form", String(64), nullable=False),  # the token that every form of this session carries
    Column("expires", Moment, nullable=False, index=True),
)

feedback = Table(
    "feedback",
    METADATA,
    Column("id", Id, primary_key=True),
    _article(index=True),
    Column("report_id", Id, ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("kind", String(40)),
    Column("start", Integer),
    Column("end", Integer),
    Column("quote", Text),
    Column("reason", Text),
    Column("who", String(200), nullable=False),
    Column("created", Moment, nullable=False),
)

views = Table(
    "views",
    METADATA,
    Column("id", Id, primary_key=True),
    Column("name", String(200), nullable=False),
    Column("owner", String(200), nullable=False),
    Column("query", Text, nullable=False),
    Column("shared", Boolean, nullable=False),
    UniqueConstraint("owner", "name", name="views_name"),
)

# Articles that were added at the desk and are scored one by one; `faults` is JSON: [name, reason] of what failed.
jobs = Table(
    "jobs",
    METADATA,
    Column("id", Id, primary_key=True),
    Column("owner", String(200), nullable=False),
    Column("total", Integer, nullable=False),
    Column("done", Integer, nullable=False),
    Column("failed", Integer, nullable=False),
    Column("faults", Text, nullable=False),
    Column("created", Moment, nullable=False),
    Column("touched", Moment, nullable=False),
)
