"""The editors' queue: where an article stands, who looks at it, saved views, and search, filled from what is stored."""

import zlib

import sqlalchemy as sa
from alembic import op

from service.store import search

revision = "0003"
down_revision = "0002"

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the columns and tables, and make the stored articles findable."""
    op.add_column("articles", sa.Column("status", sa.String(16), nullable=False, server_default="new"))
    op.add_column("articles", sa.Column("assignee", sa.String(200)))
    op.create_index("articles_status", "articles", ["status", "updated", "id"])
    op.create_index("articles_assignee", "articles", ["assignee", "updated", "id"])
    op.create_table(
        "views",
        sa.Column("id", Id, primary_key=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("owner", sa.String(200), nullable=False),
        sa.Column("query", sa.Text, nullable=False),
        sa.Column("shared", sa.Boolean, nullable=False),
        sa.UniqueConstraint("owner", "name", name="views_name"),
    )
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        op.execute(
            "CREATE TABLE article_search (words tsvector NOT NULL, "
            "article_id bigint PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE)"
        )
        op.execute("CREATE INDEX article_search_words ON article_search USING gin (words)")
    else:
        op.execute(
            "CREATE VIRTUAL TABLE article_search "
            "USING fts5(title, url, body, tokenize = 'porter unicode61 remove_diacritics 2')"
        )
    stored = sa.text(
        "SELECT a.id, a.title, a.url, v.text FROM articles a JOIN reports r ON r.id = a.report_id "
        "JOIN versions v ON v.id = r.version_id ORDER BY a.id"
    )
    for number, title, url, text in connection.execute(stored).all():
        search.put(connection, number, title, url, zlib.decompress(text).decode() if text else "")
