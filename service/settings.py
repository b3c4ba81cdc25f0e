"""What the operator of a service decides."""

from __future__ import annotations

from dataclasses import dataclass

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Settings:
    """The limits of the service, and the host names it answers to.

    `trusted_hosts` is empty where any name is right: behind a proxy, or on an address that others reach.
    """

    max_body_bytes: int = 25_000_000
    max_batch_articles: int = 100
    trusted_hosts: frozenset[str] = LOOPBACK

    @staticmethod
    def hosts_for(address: str) -> frozenset[str]:
        """The host names to trust when listening on an address: those of loopback for loopback, else any."""
        return LOOPBACK if address in LOOPBACK or address.startswith("127.") else frozenset()
