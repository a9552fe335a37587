"""A notice from what was typed, and what is typed from a notice; nothing is judged here, so all faults come at once.

What was typed is kept to the letter, by step and field; what does not read as a number or a moment goes into the notice
as it is, and the notice says what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from bidding.notices import Notice
from web.access.roles import organisation_kind
from web.work.tenders.fields import fen_or_none, moment_text, yuan_text

__all__ = ["BUYER_ROLES", "DEFAULTS", "Content", "notice_from", "rows_of", "typed_from"]

Content = Mapping[str, Any]
"""What was typed, by step: a mapping of fields, of which `rows` of lots, custodians and criteria are lists."""
BUYER_ROLES: Final = {
    "developer": ("developer",), "community": ("owners_committee", "management_committee"),
    "subdistrict": ("subdistrict",),
}  # fmt: skip
_PART_BYTES: Final = {"technical": 2**24, "price": 2**16}
DEFAULTS: Final[Content] = {
    "basis": {"residential": True}, "sealing": {"threshold": "3", "escrow": True, "technical": True},
    "evaluation": {"method": "comprehensive", "candidates": "3", "combine": "mean"},
    "money": {"validity_days": "90", "bid_security": "0.00", "performance_security": "0.00"},
}  # fmt: skip
"""What a draft begins with; all of it can be changed."""
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?")


def notice_from(content: Content, organisation: str, version: int = 1) -> dict[str, Any]:
    """Return the JSON of a notice as far as it was typed."""
    basis, lots = content.get("basis", {}), content.get("lots", {}).get("rows", ())
    method, money, sealing = content.get("method", {}), content.get("money", {}), content.get("sealing", {})
    kind = organisation_kind(organisation)
    made = {
        "tender_id": basis.get("tender_id"), "version": version, "kind": basis.get("kind"),
        "method": method.get("method"), "jurisdiction": basis.get("jurisdiction"), "title": basis.get("title"),
        "procuring_entity": _told({
            "id": organisation.partition("/")[2], "name": basis.get("buyer_name"),
            "role": basis.get("buyer_role") or BUYER_ROLES.get(kind, ("developer",))[0],
        }),
        "residential": bool(basis.get("residential")), "state_funds": bool(basis.get("state_funds")),
        "lots": [_lot(one) for one in lots], "required": _required(content.get("required", {})),
        "invited": _listed(method.get("invited", "")), "times": _times(content.get("times", {})),
        "sealing": _sealing(sealing), "evaluation": _evaluation(content.get("evaluation", {})),
        "bid_security_fen": fen_or_none(money.get("bid_security", "")),
        "performance_security_fen": fen_or_none(money.get("performance_security", "")),
        "validity_days": _whole(money.get("validity_days", "")), "terms": basis.get("terms"),
    }  # fmt: skip
    return _told(made)


def typed_from(notice: Notice) -> dict[str, Any]:
    """Return what would be typed for a notice, to change it."""
    required, times, sealing = notice.required, notice.times, notice.sealing
    return {
        "basis": {
            "tender_id": notice.tender_id, "kind": str(notice.kind), "jurisdiction": notice.jurisdiction,
            "title": notice.title, "buyer_name": notice.procuring_entity.name,
            "buyer_role": str(notice.procuring_entity.role), "residential": notice.residential,
            "state_funds": notice.state_funds, "terms": notice.terms,
        },
        "lots": {"rows": [_lot_typed(one) for one in notice.as_json()["lots"]]},
        "method": {"method": str(notice.method), "invited": "\n".join(notice.invited)},
        "required": {} if required is None else {
            "grades": ", ".join(required.grades), "rulebook": required.rulebook, "instrument": required.instrument,
            "article": required.article,
        },
        "times": {
            "questions": moment_text(times.questions_close_at), "closes": moment_text(times.bids_close_at),
            "opens": moment_text(times.opens_until),
            "permit_on": "" if times.permit_on is None else times.permit_on.isoformat(),
        },
        "sealing": {
            "threshold": str(sealing.threshold), "escrow": sealing.escrow,
            "technical": "technical" in sealing.part_bytes, "part_bytes": dict(sealing.part_bytes),
            "rows": [{"body": one.body, "role": one.role, "vkey": one.vkey} for one in sealing.custodians],
        },
        "evaluation": _evaluation_typed(notice.evaluation),
        "money": {
            "bid_security": yuan_text(notice.bid_security_fen),
            "performance_security": yuan_text(notice.performance_security_fen),
            "validity_days": str(notice.validity_days),
        },
    }  # fmt: skip


def _lot(row: Mapping[str, str]) -> dict[str, Any]:
    return _told({
        "id": row.get("id"), "title": row.get("title"), "community_ids": _listed(row.get("communities", "")),
        "months": _whole(row.get("months", "")), "area_m2": _whole(row.get("area", "")),
        "estimate_fen": fen_or_none(row.get("estimate", "")), "ceiling_fen": fen_or_none(row.get("ceiling", "")),
        "floor_fen": fen_or_none(row.get("floor", "")), "rent_months": _whole(row.get("rent_months", "")),
    })  # fmt: skip


def _lot_typed(lot: Mapping[str, Any]) -> dict[str, str]:
    return {
        "id": lot["id"], "title": lot["title"], "communities": ", ".join(lot["community_ids"]),
        "months": str(lot["months"]), "area": str(lot["area_m2"]), "estimate": yuan_text(lot["estimate_fen"]),
        "ceiling": yuan_text(lot["ceiling_fen"]), "floor": yuan_text(lot["floor_fen"]),
        "rent_months": str(lot.get("rent_months") or ""),
    }  # fmt: skip


def _required(typed: Mapping[str, str]) -> dict[str, Any] | None:
    found = _told({
        "grades": _listed(typed.get("grades", "")), "rulebook": typed.get("rulebook"),
        "instrument": typed.get("instrument"), "article": typed.get("article"),
    })  # fmt: skip
    return found or None


def _times(typed: Mapping[str, str]) -> dict[str, Any]:
    return _told({
        "questions_close_at": _moment(typed.get("questions", "")), "bids_close_at": _moment(typed.get("closes", "")),
        "opens_until": _moment(typed.get("opens", "")), "permit_on": typed.get("permit_on"),
    })  # fmt: skip


def _sealing(typed: Mapping[str, Any]) -> dict[str, Any]:
    lengths = {**_PART_BYTES, **typed.get("part_bytes", {})}
    parts = {name: size for name, size in lengths.items() if name == "price" or typed.get("technical")}
    custodians = [_told({key: row.get(key) for key in ("body", "role", "vkey")}) for row in typed.get("rows", ())]
    return _told({
        "threshold": _whole(typed.get("threshold", "")), "custodians": custodians, "escrow": bool(typed.get("escrow")),
        "part_bytes": parts,
    })  # fmt: skip


def _evaluation(typed: Mapping[str, Any]) -> dict[str, Any]:
    more = dict(typed.get("more", {}))
    return more | _told({
        "method": typed.get("method"), "combine": typed.get("combine"),
        "candidates": _whole(typed.get("candidates", "")),
        "criteria": [_criterion(row) for row in typed.get("rows", ())],
    })  # fmt: skip


def _criterion(row: Mapping[str, Any]) -> dict[str, Any]:
    title = row.get("title") or ""
    grades = dict(one.partition("=")[::2] for one in _listed(row.get("grades", "")))
    return dict(row.get("more", {})) | _told({
        "id": row.get("id"), "kind": row.get("kind"), "max_points": row.get("max_points"),
        "title": row.get("titles", title),
        "formula": row.get("formula"), "least_points": row.get("least_points"),
        "grades": {key.strip(): points.strip() for key, points in grades.items()},
    })  # fmt: skip


_CRITERION: Final = ("id", "kind", "max_points", "formula", "least_points")
_SCHEME: Final = ("method", "combine", "candidates", "criteria")


def _evaluation_typed(scheme: Mapping[str, Any]) -> dict[str, Any]:
    """Return what would be typed for a scheme; what no field is there for is kept beside it."""
    rows: list[dict[str, Any]] = []
    for one in scheme.get("criteria") or ():
        title = one.get("title", "")
        row: dict[str, Any] = {key: str(one[key]) for key in _CRITERION if key in one}
        row |= {"grades": ", ".join(f"{grade}={points}" for grade, points in one.get("grades", {}).items())}
        row |= {"title": title.get("zh", "") if isinstance(title, dict) else title}
        row |= {"more": {key: told for key, told in one.items() if key not in (*_CRITERION, "grades", "title")}}
        rows.append(row | ({"titles": title} if isinstance(title, dict) else {}))
    told = {key: str(scheme[key]) for key in ("method", "combine", "candidates") if key in scheme}
    return {**told, "rows": rows, "more": {key: one for key, one in scheme.items() if key not in _SCHEME}}


def _told(every: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was said at all: an empty field says nothing."""
    return {key: value for key, value in every.items() if value not in (None, "", [], {}, ())}


def _listed(typed: str) -> list[str]:
    return [part for part in re.split(r"[\s,，、;；]+", typed) if part]


def _whole(typed: str) -> int | str | None:
    plain = typed.replace(",", "").strip()
    return int(plain) if re.fullmatch(r"\d{1,15}", plain) else typed.strip() or None


def _moment(typed: str) -> str | None:
    if _MOMENT.fullmatch(typed):
        return f"{typed}{':00' if len(typed) == len('2024-06-11T17:00') else ''}+08:00"
    return typed or None


def rows_of(every: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows in which something was typed."""
    return [dict(row) for row in every if any(str(value or "").strip() for value in row.values())]
