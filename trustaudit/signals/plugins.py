"""Signals of other packages, found through their entry points in the group `trustaudit.signals`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from importlib.metadata import EntryPoint, entry_points

from trustaudit.model import ConfigError
from trustaudit.signals.base import Spec

#: Each entry point names a Spec or several of them in a sequence.
GROUP = "trustaudit.signals"


def installed(known: Collection[str]) -> Mapping[str, Spec]:
    """Signals by name, in the order of the entry points' names. Raises ConfigError, naming the package, for what cannot
    be loaded, is no Spec, or has a name that is taken."""
    found: dict[str, Spec] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)):
        for spec in _load(point):
            if spec.name in known or spec.name in found:
                raise ConfigError(f"signals of {_package(point)}: there is a signal '{spec.name}' already")
            found[spec.name] = spec
    return found


def packages() -> tuple[str, ...]:
    """The packages that signals come from, with their versions: part of what a report was made with."""
    return tuple(sorted({_package(point) for point in entry_points(group=GROUP)}))


def _load(point: EntryPoint) -> tuple[Spec, ...]:
    try:
        loaded = point.load()
    except Exception as error:  # another package's fault, told as what it is
        raise ConfigError(f"signals of {_package(point)} cannot be loaded: {error}") from error
    specs = (loaded,) if isinstance(loaded, Spec) else loaded
    if not isinstance(specs, tuple | list) or not all(isinstance(spec, Spec) for spec in specs):
        raise ConfigError(f"signals of {_package(point)}: {point.value} must be a Spec or a tuple of them")
    return tuple(specs)


def _package(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist else point.value
