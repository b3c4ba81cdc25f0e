"""Readers of formats, one a file: each turns bytes or lines into records for `Article.from_record`."""
