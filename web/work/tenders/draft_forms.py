"""The steps in which a tender is drafted: fields for words as they are typed, so that all of it is kept unfinished."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from flask import g
from flask_babel import lazy_gettext
from wtforms import BooleanField, FieldList, FileField, Form, FormField, SelectField, StringField, TextAreaField
from wtforms.widgets import DateInput, DateTimeLocalInput

from bidding.evaluation.rules import rules
from web.work.forms import PortalForm
from web.work.rent_months import RENT_MONTHS
from web.work.tenders.draft_notice import rows_of
from web.work.tenders.naming import CUSTODIANS, KINDS, METHODS, choices

__all__ = ["STEPS", "form_for", "typed_in"]

STEPS: Final = {
    "basis": lazy_gettext("What and who"), "lots": lazy_gettext("Lots"), "method": lazy_gettext("Method"),
    "required": lazy_gettext("Grades"), "times": lazy_gettext("Timetable"), "sealing": lazy_gettext("Sealing"),
    "evaluation": lazy_gettext("Evaluation"), "money": lazy_gettext("Securities"),
    "review": lazy_gettext("Look it over"),
}  # fmt: skip
"""The steps in their order."""
_NUMBER: Final = {"inputmode": "numeric"}
_MONEY: Final = {"inputmode": "decimal"}


class _Basis(PortalForm):
    kind = SelectField(lazy_gettext("What is tendered"), choices=lambda: choices(KINDS))
    jurisdiction = StringField(lazy_gettext("Code of the place (GB/T 2260)"), render_kw=_NUMBER)
    tender_id = StringField(lazy_gettext("Number of the tender"))
    title = StringField(lazy_gettext("Title"))
    buyer_name = StringField(lazy_gettext("Name of the procuring entity"))
    buyer_role = SelectField(lazy_gettext("It acts as"), choices=lambda: g.draft_choices["buyer_role"])
    residential = BooleanField(lazy_gettext("Homes are among it"))
    state_funds = BooleanField(lazy_gettext("Public money pays"))
    terms = TextAreaField(lazy_gettext("Main terms of the contract"), render_kw={"rows": 5})


class _LotRow(Form):
    id = StringField(lazy_gettext("Lot"))
    title = StringField(lazy_gettext("Title"))
    communities = StringField(lazy_gettext("Numbers of the communities"))
    months = StringField(lazy_gettext("Months"), render_kw=_NUMBER)
    area = StringField(lazy_gettext("Area, m²"), render_kw=_NUMBER)
    estimate = StringField(lazy_gettext("Estimate for the whole term, yuan"), render_kw=_MONEY)
    ceiling = StringField(lazy_gettext("Ceiling, yuan"), render_kw=_MONEY)
    floor = StringField(lazy_gettext("Starting rent, yuan (lettings)"), render_kw=_MONEY)
    rent_months = SelectField(
        lazy_gettext("A rent is for each (lettings)"), choices=lambda: [("", "–"), *choices(dict(RENT_MONTHS))]
    )


class _Lots(PortalForm):
    rows = FieldList(FormField(_LotRow), min_entries=1, max_entries=40)


class _Method(PortalForm):
    method = SelectField(lazy_gettext("Method"), choices=lambda: choices(METHODS))
    invited = TextAreaField(lazy_gettext("Companies that are invited, by code, one a line"), render_kw={"rows": 4})
    retender_of = StringField(lazy_gettext("Number of the tender that this one repeats"))


class _Required(PortalForm):
    rulebook = SelectField(
        lazy_gettext("Rulebook by which they are rated"), choices=lambda: g.draft_choices["rulebook"]
    )
    grades = StringField(lazy_gettext("Grades that may bid"))
    instrument = StringField(lazy_gettext("Instrument that asks for it (code)"))
    article = StringField(lazy_gettext("Article"))


class _Times(PortalForm):
    filed_on = StringField(lazy_gettext("You mean to file on"), widget=DateInput())
    questions = StringField(lazy_gettext("Questions until"), widget=DateTimeLocalInput())
    closes = StringField(lazy_gettext("Bids close"), widget=DateTimeLocalInput())
    opens = StringField(lazy_gettext("Shares for the opening until"), widget=DateTimeLocalInput())
    permit_on = StringField(lazy_gettext("Pre-sale permit or completed-sale filing expected on"), widget=DateInput())


class _CustodianRow(Form):
    body = StringField(lazy_gettext("Body"))
    role = SelectField(lazy_gettext("As"), choices=lambda: [("", "–"), *choices(dict(CUSTODIANS))])
    file = FileField(lazy_gettext("File with its public key"))
    vkey = StringField(lazy_gettext("Public key"))


class _Sealing(PortalForm):
    threshold = StringField(lazy_gettext("So many open together"), render_kw=_NUMBER)
    escrow = BooleanField(
        lazy_gettext("Bidders leave their own half with one custodian more, so that a lost key loses no bid")
    )
    technical = BooleanField(lazy_gettext("Bids have a technical part"))
    rows = FieldList(FormField(_CustodianRow), min_entries=1, max_entries=16)


class _CriterionRow(Form):
    id = StringField(lazy_gettext("Code"))
    title = StringField(lazy_gettext("Criterion"))
    kind = SelectField(lazy_gettext("Kind"), choices=lambda: [("", "–"), *choices(dict(_CRITERIA))])
    max_points = StringField(lazy_gettext("Full points"), render_kw=_MONEY)
    least_points = StringField(lazy_gettext("Least points"), render_kw=_MONEY)
    formula = SelectField(lazy_gettext("Formula of the price"), choices=lambda: [("", "–"), *_formulas()])
    grades = StringField(lazy_gettext("Points by grade, such as AAA=10, AA=8"))


class _Evaluation(PortalForm):
    method = SelectField(lazy_gettext("How bids are compared"), choices=lambda: choices(dict(_SCHEMES)))
    combine = SelectField(lazy_gettext("How members' marks become one"), choices=lambda: choices(dict(_COMBINED)))
    candidates = StringField(lazy_gettext("Candidates that are named, at most three"), render_kw=_NUMBER)
    rows = FieldList(FormField(_CriterionRow), min_entries=1, max_entries=40)


class _Money(PortalForm):
    bid_security = StringField(lazy_gettext("Bid security, yuan"), render_kw=_MONEY)
    performance_security = StringField(lazy_gettext("Performance security of each lot, yuan"), render_kw=_MONEY)
    validity_days = StringField(lazy_gettext("Days for which bids bind, from the close"), render_kw=_NUMBER)


_SCHEMES: Final[dict[str, str]] = {
    "comprehensive": lazy_gettext("by points"), "lowest_reasonable_price": lazy_gettext("lowest reasonable price"),
    "highest_rent": lazy_gettext("highest rent (lettings)"),
}  # fmt: skip
_COMBINED: Final[dict[str, str]] = {
    "mean": lazy_gettext("mean"), "trimmed_mean": lazy_gettext("mean without the highest and the lowest"),
    "consensus": lazy_gettext("consensus"),
}  # fmt: skip
_CRITERIA: Final[dict[str, str]] = {
    "price": lazy_gettext("price"), "technical": lazy_gettext("technical part, marked blind"),
    "credentials": lazy_gettext("credentials, marked"), "credit": lazy_gettext("credit grade"),
    "interview": lazy_gettext("interview, marked"),
}  # fmt: skip
_FORMS: Final[Mapping[str, type[PortalForm]]] = {
    "basis": _Basis, "lots": _Lots, "method": _Method, "required": _Required, "times": _Times, "sealing": _Sealing,
    "evaluation": _Evaluation, "money": _Money,
}  # fmt: skip


def form_for(step: str, typed: Mapping[str, Any], some: Mapping[str, list[tuple[str, str]]]) -> PortalForm:
    """Return the form of a step with what was typed; `some` are the choices of fields that depend on the register.

    Where there are rows, an empty one follows them.
    """
    shown = {name: value for name, value in typed.items() if name not in ("part_bytes", "more")}
    if "rows" in _FORMS[step].__dict__:
        shown["rows"] = [*typed.get("rows", ()), {}]
    g.draft_choices = some
    return _FORMS[step](**shown)


def typed_in(form: PortalForm, before: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was typed into a form, to be kept; what no field is there for stays as it was."""
    found = {name: value for name, value in before.items() if name in ("part_bytes", "more")}
    for field in form:
        found[field.name] = _rows(field, before) if field.name == "rows" else field.data
    return {name: "" if value is None else value for name, value in found.items()}


def _rows(field: Any, before: Mapping[str, Any]) -> list[dict[str, Any]]:  # noqa: ANN401 - a list of forms
    """Return the rows; a criterion keeps what it holds beyond its fields as long as it keeps its code."""
    kept = {row.get("id"): row for row in before.get("rows", ()) if "more" in row}
    found = []
    for row in rows_of([{name: value for name, value in one.data.items() if name != "file"} for one in field]):
        old = kept.get(row.get("id"))
        more = {} if old is None else {"more": old["more"]}
        if old is not None and old.get("title") == row.get("title") and "titles" in old:
            more["titles"] = old["titles"]
        found.append({name: value or "" for name, value in row.items()} | more)
    return found


def _formulas() -> list[tuple[str, str]]:
    return [(one.id, one.id) for one in rules().formulas]
