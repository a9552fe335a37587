"""Steps of an evaluation as forms: what is typed, and the event that is made of it by the functions of the commands."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from flask_babel import gettext, lazy_gettext
from wtforms import IntegerField
from wtforms.validators import InputRequired, NumberRange

from bidding.evaluation.acting import Parts, commit_parts
from bidding.evaluation.moves import EvaluationMove as Move
from bidding.evaluation.panels import Expert, PanelAsked
from bidding.evaluation.proceedings import Proceeding
from bidding.evaluation.rules import panel_rule
from bidding.tender import Tender
from models.errors import InputError, Problem
from models.record import Clerk
from models.values.draw import LOTTERIES, source_of
from web.register.evaluations.events import opened_parts
from web.register.evaluations.panels import experts_registered
from web.register.tenders.rankings import bids_to_evaluate
from web.sheets.draw_files import read_codes, read_pairs, read_pool, read_quotas
from web.work.evaluations.places import Place
from web.work.evaluations.tables import sent_table, typed_table
from web.work.forms import PortalForm, text
from web.work.tenders.fields import choice, day, line, upload, words
from web.work.tenders.step import Fields

__all__ = ["STEPS", "Doing", "Step"]


@dataclass(frozen=True, slots=True)
class Doing:
    """What a step is made of: the clerk in whose transaction it happens, the evaluation as it is now, what was sent."""

    clerk: Clerk
    tender: Tender
    before: Proceeding
    form: PortalForm

    def said(self, name: str) -> str:
        """Return what was typed into a field."""
        return text(self.form[name])


@dataclass(frozen=True, slots=True)
class Step:
    """A form: its fields for an evaluation as it is, the parts of the event, and a line that helps."""

    fields: Callable[[Place], Fields]
    parts: Callable[[Doing], Parts]
    hint: object = ""


def _committing(place: Place) -> Fields:
    least = panel_rule(place.tender.notice.jurisdiction).least
    return {
        "seats": IntegerField(lazy_gettext("Seats of the panel"), [InputRequired(), NumberRange(least, 99)],
                              default=least),
        "representatives": words(lazy_gettext("Whom the procuring entity sends, one code a line"), optional=True),
        "pool": upload(lazy_gettext("Pool of experts: a table with id, by code; without one, all experts registered"),
                       optional=True),
        "stratum": line(lazy_gettext("Column of the pool with fields of work"), optional=True),
        "quotas": words(lazy_gettext("How many of each field, stratum,quota on a line"), optional=True),
        "excluded": words(lazy_gettext("Who cannot sit, code,reason on a line"), optional=True),
        "substitutes": IntegerField(lazy_gettext("Reserves in each field"), [InputRequired(), NumberRange(0, 99)],
                                    default=2),
        "codes": words(lazy_gettext("Hashes of the codes, party,sha256 on a line")),
        "source": choice(lazy_gettext("Lottery that decides"), [(one, one) for one in LOTTERIES]),
        "source_day": day(lazy_gettext("Day of its result")),
    }  # fmt: skip


def _committed(doing: Doing) -> Parts:
    form, tender = doing.form, doing.tender
    lot = doing.before.lot_id
    experts = _pool(doing)
    drawn_on: date = form["source_day"].data
    asked = PanelAsked(
        tender_id=f"{tender.id}/{lot}/{doing.before.round}",  # a namespace is never used twice
        seats=int(form["seats"].data), representatives=tuple(doing.said("representatives").split()),
        substitutes=int(form["substitutes"].data), quotas=read_quotas(typed_table("quotas", doing.said("quotas"))),
        exclusions=read_pairs(typed_table("excluded", doing.said("excluded"))),
        parties=read_codes(typed_table("codes", f"party,code_sha256\n{doing.said('codes')}")).parties,
        source=source_of(LOTTERIES[doing.said("source")], drawn_on), salt=secrets.token_hex(16),
    )  # fmt: skip
    return commit_parts(tender.notice, lot, asked, experts)


def _pool(doing: Doing) -> list[Expert]:
    table = sent_table("pool")
    if table is None:
        return [Expert(id=one) for one in experts_registered(doing.clerk.session)]
    read = read_pool(table, None, None, doing.said("stratum") or None)
    return [Expert(id=one.label, stratum=one.stratum) for one in read.candidates]


def _drawing(_: Place) -> Fields:
    return {
        "codes": words(lazy_gettext("The codes themselves, party,code on a line")),
        "randomness": line(lazy_gettext("Result of the lottery, as announced")),
    }  # fmt: skip


def _drawn(doing: Doing) -> Parts:
    read = read_codes(typed_table("codes", doing.said("codes")))
    if read.codes is None:
        what = gettext("holds the hashes of the codes, and a draw needs the codes themselves")
        raise InputError(Problem("codes", what, gettext("Write party,code now that the parties have told them.")))
    return {}, {"codes": [*read.codes], "randomness": doing.said("randomness")}


def _recusing(place: Place) -> Fields:
    return {
        "member": choice(lazy_gettext("Member"), [(one, one) for one in place.found.sitting]),
        "reason": words(lazy_gettext("Why; published with the award")),
        "replacement": line(lazy_gettext("Who steps in, for a representative alone"), optional=True),
    }  # fmt: skip


def _recused(doing: Doing) -> Parts:
    named = doing.said("replacement")
    sealed = {"member": doing.said("member"), "reason": doing.said("reason")}
    return {}, sealed | ({"replacement": named} if named else {})


def _none(_: Place) -> Fields:
    return {}


def _prices(doing: Doing) -> Parts:
    return {"bids": bids_to_evaluate(doing.tender, doing.before.lot_id)}, None


def _disclosing(_: Place) -> Fields:
    return {"award": line(lazy_gettext("Number of the award notice"))}


def _disclosed(doing: Doing) -> Parts:
    lot = doing.before.lot_id
    if lot not in doing.tender.awards:
        what = "the lot is not awarded, and its panel is secret until then"
        raise InputError(Problem(f"tender {doing.tender.id}", what, "Award it first (Tender Law art. 37)."))
    return {"award": doing.said("award"), "opened": opened_parts(doing.clerk.session, doing.tender.id, lot)}, None


def _voiding(_: Place) -> Fields:
    return {"reason": words(lazy_gettext("Why, and by which decision; it is published"))}


def _voided(doing: Doing) -> Parts:
    return {"reason": doing.said("reason")}, None


STEPS: Final[Mapping[Move, Step]] = {
    Move.COMMIT: Step(_committing, _committed, lazy_gettext(
        "Nobody is named in public: the record holds hashes. The lottery is of a later day, and its result decides.")),
    Move.DRAW: Step(_drawing, _drawn, lazy_gettext(
        "Who sits follows from pool, codes and lottery; it stays sealed until the award; then anybody draws again.")),
    Move.RECUSE: Step(_recusing, _recused, lazy_gettext(
        "For an expert the next of the drawn order steps in, which moves nobody else.")),
    Move.OPEN_PRICES: Step(_none, _prices, lazy_gettext(
        "The prices of the tender's opening, with the grades of its check, become open to the panel.")),
    Move.DISCLOSE: Step(_disclosing, _disclosed, lazy_gettext(
        "Everything that was sealed is opened: who sat, every mark, every reason.")),
    Move.VOID: Step(_voiding, _voided, lazy_gettext("Another panel may then begin; what was done stays on record.")),
}  # fmt: skip
"""Forms of the office and of the authority; what the panel does is in its own room."""
