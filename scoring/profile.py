"""An editor's own weights and lists of sites, in a JSON file; every report that it touches says so.

    {"name": "strict", "weights": {"promotion.selling": -1.5}, "allow": ["example.org"], "deny": ["example.com"]}

A weight is in log-odds for the whole way of the feature's transformed value; features not named keep theirs. Lists
never touch the score: they are reported beside it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from features.registry import FEATURES
from scoring.errors import ModelError
from scoring.model import Model

MAX_WEIGHT = 10.0  # beyond, one feature alone makes every score 0 or 100
_DOMAIN = re.compile(r"\.?[^\s/:*@.]+(\.[^\s/:*@.]+)*\.?")
_FIELDS = frozenset({"name", "weights", "allow", "deny"})


@dataclass(frozen=True, slots=True)
class Profile:
    """A name, weights by feature, and domains (with all below them) that an editor trusts or does not.

    It is hashable and can be pickled, to travel to every process that scores; none of them needs the file.
    """

    name: str
    weights: Mapping[str, float] = field(hash=False)
    allow: frozenset[str]
    deny: frozenset[str]
    digest: str

    @classmethod
    def read(cls, path: str | Path) -> Profile:
        """The profile in a file.

        Raises:
            ModelError: when it cannot be read or says something that is not understood; the message says what.
        """
        try:
            return cls.parse(Path(path).read_bytes())
        except OSError as error:
            raise ModelError(f"The profile {path} cannot be read: {error.strerror}.") from None

    @classmethod
    def parse(cls, raw: bytes) -> Profile:
        """The profile in the bytes of a JSON file; raises as `read`."""
        try:
            data = json.loads(raw)
        except (ValueError, RecursionError):
            raise ModelError("The profile is not JSON.") from None
        name = data.get("name") if isinstance(data, dict) else None
        if not isinstance(name, str) or not name.strip() or not name.isprintable():
            raise ModelError("A profile is a JSON object with a 'name' of one line.")
        if unknown := sorted(data.keys() - _FIELDS):
            raise ModelError(f"The profile has a field that is not known: '{unknown[0]}'; {_said(_FIELDS)} are.")
        allow, deny = _domains(data, "allow"), _domains(data, "deny")
        if both := sorted(allow & deny):
            raise ModelError(f"The profile both allows and denies '{both[0]}'.")
        digest = "sha256:" + hashlib.sha256(raw).hexdigest()
        return cls(name.strip(), _weights(data.get("weights", {})), allow, deny, digest)

    def apply(self, model: Model) -> Model:
        """The model with this profile's weights; its digest is that of both together."""
        weights = tuple(
            self.weights.get(feature.name, weight) for feature, weight in zip(FEATURES, model.weights, strict=True)
        )
        digest = "sha256:" + hashlib.sha256((model.digest + self.digest).encode()).hexdigest()
        card = {**model.card, "profile": {"name": self.name, "weights": dict(self.weights)}}
        return replace(model, weights=weights, digest=digest, card=card)

    def listed(self, url: str | None) -> str | None:
        """`allow` or `deny` where the host of an address, or a domain above it, is on a list; the longest name wins."""
        try:
            labels = (urlsplit(url or "").hostname or "").strip(".").split(".")
        except ValueError:  # an address that is none
            return None
        for start in range(len(labels)):
            domain = ".".join(labels[start:])
            if domain in self.deny:
                return "deny"
            if domain in self.allow:
                return "allow"
        return None


def _weights(given: Any) -> dict[str, float]:
    if not isinstance(given, dict):
        raise ModelError("The profile's 'weights' is an object: feature to weight.")
    known = {feature.name for feature in FEATURES if feature.scored}
    for name, weight in given.items():
        if name not in known:
            raise ModelError(f"The profile weighs '{name}', which is no scored feature; `assay signals` lists them.")
        if isinstance(weight, bool) or not isinstance(weight, int | float) or weight != weight:  # NaN is not itself
            raise ModelError(f"The profile's weight of '{name}' is not a number.")
        if abs(weight) > MAX_WEIGHT:
            raise ModelError(f"The profile's weight of '{name}' is not within {MAX_WEIGHT:g} of 0.")
    return {name: float(weight) for name, weight in given.items()}


def _domains(data: Mapping[str, Any], field: str) -> frozenset[str]:
    given = data.get(field, [])
    if not isinstance(given, list) or not all(isinstance(one, str) and _DOMAIN.fullmatch(one) for one in given):
        raise ModelError(f"The profile's '{field}' is an array of domains such as \"example.org\".")
    return frozenset(one.lower().strip(".") for one in given)


def _said(names: frozenset[str]) -> str:
    return ", ".join(f"'{name}'" for name in sorted(names))
