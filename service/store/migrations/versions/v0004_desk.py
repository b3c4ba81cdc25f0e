"""The editors' desk: marks that an index finds, filled from what is stored, and deliveries on their way."""

import orjson
import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SHARE = 1000  # articles whose marks are written at once


def upgrade() -> None:
    """Create the tables, and mark the stored articles."""
    marks = op.create_table(
        "marks",
        sa.Column("mark", sa.String(64), primary_key=True),
        sa.Column("article_id", Id, sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_marks_article_id", "marks", ["article_id"])
    op.create_table(
        "jobs",
        sa.Column("id", Id, primary_key=True),
        sa.Column("owner", sa.String(200), nullable=False),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("done", sa.Integer, nullable=False),
        sa.Column("failed", sa.Integer, nullable=False),
        sa.Column("faults", sa.Text, nullable=False),
        sa.Column("created", sa.BigInteger, nullable=False),
        sa.Column("touched", sa.BigInteger, nullable=False),
    )
    connection = op.get_bind()
    stored = connection.execute(sa.text("SELECT id, signals, kinds FROM articles ORDER BY id"))
    while rows := stored.fetchmany(SHARE):
        found = []
        for number, signals, kinds in rows:
            statuses = {f"{name}:{told[0]}": 1 for name, told in orjson.loads(signals).items()}
            marked = statuses | orjson.loads(kinds)
            found += [{"mark": mark, "article_id": number, "count": count} for mark, count in marked.items()]
        if found:
            connection.execute(marks.insert(), found)
