"""What things of evaluations are called on pages, and what the law asks of each step, from the data of the rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from flask_babel import gettext, lazy_gettext

from bidding.evaluation.moves import EvaluationMove as Move
from bidding.evaluation.moves import EvaluationState as State
from bidding.evaluation.rules import PanelRule, cite, panel_rule, rules
from credit.rulebook.shapes import Basis
from web.languages import language
from web.work.tenders.law_lines import LawLine

__all__ = ["KINDS", "MOVES", "STATES", "law_of"]

STATES: Final = {
    State.NEW: lazy_gettext("not begun"), State.COMMITTED: lazy_gettext("pool fixed, panel not drawn yet"),
    State.MARKING: lazy_gettext("the panel marks blind"), State.PRICED: lazy_gettext("prices are open to the panel"),
    State.CLOSED: lazy_gettext("closed, sealed until the award"), State.DISCLOSED: lazy_gettext("disclosed"),
}  # fmt: skip
MOVES: Final = {
    Move.COMMIT: lazy_gettext("Fix pool and scheme"), Move.DRAW: lazy_gettext("Draw the panel"),
    Move.ACCEPT: lazy_gettext("Seat accepted"), Move.RECUSE: lazy_gettext("Replace a member"),
    Move.ADMIT: lazy_gettext("Admit pages by hand"), Move.MARK: lazy_gettext("Marks handed in"),
    Move.LOCK: lazy_gettext("Marks locked"), Move.OPEN_PRICES: lazy_gettext("Open prices to the panel"),
    Move.AGREE: lazy_gettext("Consensus of the panel"), Move.DECIDE: lazy_gettext("Decision of the panel"),
    Move.COMMIT_TIE: lazy_gettext("Draw between equal bids fixed"),
    Move.CLOSE: lazy_gettext("Close the evaluation"), Move.SIGN: lazy_gettext("Report signed"),
    Move.DISCLOSE: lazy_gettext("Disclose everything"), Move.VOID: lazy_gettext("Void the evaluation"),
}  # fmt: skip
KINDS: Final = {"expert": lazy_gettext("expert"), "representative": lazy_gettext("representative")}


def law_of(move: Move, jurisdiction: str) -> list[LawLine]:
    """Return what the law of the place asks of a step, in the visitor's language."""
    return [LawLine(what, cite(basis, language())) for what, basis in _asked(move, jurisdiction)]


def _asked(move: Move, jurisdiction: str) -> Iterator[tuple[str, Basis]]:
    every = rules()
    if move in (Move.COMMIT, Move.DRAW, Move.ACCEPT):
        yield from _of_panels(move, panel_rule(jurisdiction))
    told: dict[Move, tuple[str, Basis]] = {
        Move.RECUSE: (gettext("Who steps in marks anew; the marks of who left are void"), every.replaced.basis),
        Move.OPEN_PRICES: (
            gettext("An abnormally low price has to be explained in writing"), every.abnormally_low.explained
        ),
        Move.CLOSE: (
            gettext("The panel gives the buyer its report, and at most %(n)s candidates in their order",
                    n=every.candidates.most), every.candidates.basis
        ),
        Move.DISCLOSE: (gettext("Who sits on the panel is secret until the award"), every.secret.basis),
        Move.SIGN: (
            gettext("Every member signs; who disagrees writes what and why, and who does neither agrees"),
            every.signed.basis,
        ),
    }  # fmt: skip
    if move in told:
        yield told[move]


def _of_panels(move: Move, rule: PanelRule) -> Iterator[tuple[str, Basis]]:
    if move is Move.ACCEPT:
        for basis in {str(one.basis): one.basis for one in rule.grounds}.values():
            yield gettext("Whoever has an interest in a bidder, or supervises the tender, does not sit"), basis
        return
    if move is Move.COMMIT:
        part, whole = rule.experts
        yield gettext("An odd number of at least %(n)s members, at least %(part)s of %(whole)s of them experts",
                      n=rule.least, part=part, whole=whole), rule.basis  # fmt: skip
        ratio = rules().pool_ratio
        yield gettext("At least %(n)s in the pool for each seat that is drawn", n=ratio.ratio), ratio.basis
    yield gettext("Experts are drawn by lot"), rule.drawn
    if move is Move.DRAW:
        yield gettext("At most %(n)s hours before opening", n=rule.earliest_hours), rule.earliest_basis
