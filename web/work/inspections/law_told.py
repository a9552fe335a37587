"""What the rules of a kind of campaign ask, in a line each with its article, from the data of the programme."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import gettext, ngettext

from credit.inspections import Programme, Rules
from credit.inspections.catalogue import instruments
from credit.inspections.shapes import Clock, KindOfCampaign
from credit.rulebook.law_files import cited
from credit.rulebook.shapes import Basis
from web.languages import language, length_of

__all__ = ["Line", "kind_lines", "lines_of", "told_basis"]

Line = tuple[str, str]
"""What is asked, and instrument and article, or that it is our own choice."""


def told_basis(basis: Basis) -> str:
    """Return instrument and article in words, or the reason of an own choice."""
    return cited(instruments().instruments, basis, language())


def kind_lines(rules: Rules) -> list[Line]:
    """Return what the rules of a campaign ask."""
    return list(lines_of(rules.programme, rules.kind))


def lines_of(programme: Programme, kind: KindOfCampaign) -> Iterator[Line]:
    """Yield what a kind of campaign asks: who is chosen how, how often, by when it is published and put right."""
    chosen = (
        gettext("Communities and inspectors are drawn.") if kind.drawn else gettext("Everybody named is inspected.")
    )
    yield chosen, told_basis(kind.basis)
    if kind.every is not None:
        told = gettext("It comes round every %(length)s.", length=length_of(kind.every.period))
        yield told, told_basis(kind.every.basis)
    if kind.delivery is not None:
        days = kind.delivery.days or 0
        told = ngettext("It ends %(num)s day before delivery.", "It ends %(num)s days before delivery.", days)
        yield told, told_basis(kind.delivery.basis)
    team = programme.team
    told = ngettext("%(num)s inspector goes to each.", "%(num)s inspectors go to each.", team.inspectors)
    yield told, told_basis(team.basis)
    yield (
        gettext("It is published %(time)s after its last day.", time=_time(kind.publish)),
        told_basis(kind.publish.basis),
    )
    clocks = kind.clocks or programme.clocks
    for severity, clock in (
        (gettext("minor"), clocks.minor), (gettext("major"), clocks.major), (gettext("critical"), clocks.critical),
    ):  # fmt: skip
        told = gettext("Put right, where %(severity)s, within %(time)s.", severity=severity, time=_time(clock))
        yield told, told_basis(clock.basis)


def _time(clock: Clock) -> str:
    if clock.working_days is not None:
        return str(ngettext("%(num)s working day", "%(num)s working days", clock.working_days))
    return str(ngettext("%(num)s day", "%(num)s days", clock.days or 0))
