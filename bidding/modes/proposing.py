"""The table of the place, asked of one estate: which modes it proposes, what was not told, what is to be mended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bidding.modes.law_shapes import Basic, ModeLaw, ModeRule, ServiceMode
from bidding.modes.laws import cite
from bidding.modes.served import Served
from models.errors import Problem

__all__ = ["differs", "has_service", "lacking", "proposed", "to_mend", "untold"]


def proposed(law: ModeLaw, served: Served, day: date) -> list[ModeRule]:
    """Return the lines of the table that fit an estate on a day; none where the document says nothing of such a one."""
    return [rule for rule in _in_force(law, served, day) if _fits(rule, served)]


def untold(law: ModeLaw, served: Served, day: date) -> list[str]:
    """Return the traits that lines for such estates ask and that nobody told, while no line fits."""
    if proposed(law, served, day):
        return []
    asked = [name for rule in _in_force(law, served, day) if not _excluded(rule, served) for name in rule.where]
    return [name for name in dict.fromkeys(asked) if name not in served.traits]


def differs(law: ModeLaw, served: Served, day: date) -> bool:
    """Tell whether an estate is served in another mode than the table proposes; that is shown and never forbidden."""
    rules = proposed(law, served, day)
    return bool(rules) and served.mode is not None and all(served.mode not in rule.modes for rule in rules)


def lacking(law: ModeLaw, served: Served) -> list[Basic]:
    """Return which of the basic services the place asks of such an estate are not given, in the order of the law."""
    asked = law.basics
    if served.kind not in asked.kinds or served.mode not in asked.modes:
        return []
    return [one for one in asked.services if one not in served.basics]


def has_service(law: ModeLaw, served: Served) -> bool:
    """Tell whether an estate counts as served: in some mode, with at least the basics where the place asks for them."""
    return served.mode is not None and not lacking(law, served)


def to_mend(law: ModeLaw, served: Served, day: date) -> list[Problem]:
    """Return what the town has to mend of an estate, each with its article and the remedy; none where all is well.

    Where a company serves an estate of a known kind, nobody need say more of it.
    """
    return [*_service(law, served), *_papers(law, served, day)]


def _service(law: ModeLaw, served: Served) -> Iterator[Problem]:
    where = cite(law, law.basics.basis if served.kind in law.basics.kinds else law.chosen)
    if served.ran_out is not None:
        what = f"the term of {served.ran_out.mode} was over on {served.ran_out.until}"
        yield Problem(where, what, "Put on record what came after it.")
    elif served.mode is None:
        yield Problem(where, "nobody is on record who serves the estate", "Find a service, and put its mode on record.")
    for one in lacking(law, served):
        yield Problem(where, f"{one} is not given", "Have it given, and put the mode on record again with it.")


def _papers(law: ModeLaw, served: Served, day: date) -> Iterator[Problem]:
    if served.idle is not None:
        what = f"{served.idle.mode} was not ended, although a company serves"
        yield Problem(cite(law, law.chosen), what, "Put its end on record.")
    if served.mode is ServiceMode.PROFESSIONAL and served.kind is not None:
        return
    if served.described_on is None:
        yield Problem("describe", "the town has not said what the estate is", "Put it on record: wuxin mode describe")
    elif traits := [law.traits[one].title.en for one in untold(law, served, day)]:
        yield Problem("describe", f"not told: {', '.join(traits)}", "Describe the estate again with them.")


def _in_force(law: ModeLaw, served: Served, day: date) -> Iterator[ModeRule]:
    for rule in law.rules if law.in_force.covers(day) else ():
        if served.kind in rule.kinds and (rule.in_force is None or rule.in_force.covers(day)):
            yield rule


def _fits(rule: ModeRule, served: Served) -> bool:
    return all(served.traits.get(name) in values for name, values in rule.where.items())


def _excluded(rule: ModeRule, served: Served) -> bool:
    return any(name in served.traits and served.traits[name] not in values for name, values in rule.where.items())
