"""How modes of service, kinds of estates and basic services are called on a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from flask_babel import lazy_gettext

from bidding.modes import ModeRule, cite
from web.languages import language
from web.register.modes.estates import EstateServed

__all__ = ["BASICS", "KINDS", "MODES", "mode_word", "proposals_of"]

MODES: Final[Mapping[str, Any]] = {
    "professional": lazy_gettext("professional service by a company"),
    "quasi_service": lazy_gettext("quasi-service"),
    "self_run": lazy_gettext("run by the owners themselves"),
    "community_trust": lazy_gettext("in trust of the community"),
    "social_body": lazy_gettext("run by a social body"),
    "community_guarantee": lazy_gettext("guaranteed by the community"),
}  # fmt: skip
KINDS: Final[Mapping[str, Any]] = {
    "commodity": lazy_gettext("commodity housing"), "affordable": lazy_gettext("affordable housing"),
    "relocation": lazy_gettext("relocation housing"), "old": lazy_gettext("old estate"),
}  # fmt: skip
BASICS: Final[Mapping[str, Any]] = {
    "cleaning": lazy_gettext("cleaning"), "greening": lazy_gettext("greening"), "security": lazy_gettext("security"),
}  # fmt: skip
_WORDS: Final[Mapping[str, Any]] = {**MODES, **KINDS, **BASICS}


def mode_word(code: object) -> str:
    """Return how a mode, a kind or a basic service is called; what has no word by its code."""
    return str(_WORDS.get(str(code), code))


def proposals_of(one: EstateServed) -> list[tuple[ModeRule, str]]:
    """Return each line of the table that fits an estate, with where it stands."""
    return [(rule, cite(one.law, rule.basis, language())) for rule in one.proposed]
