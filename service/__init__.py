"""How it is told: command line, HTTP API, dashboard."""
