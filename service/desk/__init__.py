"""The page an editor sees."""
