"""The public register of lists (名单公示) as rows, CSV, JSON and Atom (RFC 4287); equal lists give equal bytes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final
from xml.etree import ElementTree as ET

from credit.standing.deadlines import out_of_view_on
from credit.standing.laws import law_for
from credit.standing.life import ON_THE_LIST, state_on, term_of
from credit.standing.listing import Listing, Move, State
from models.values.moments import moment_number, moment_text

__all__ = ["COLUMNS", "as_atom", "as_csv", "as_json", "register_rows"]

COLUMNS: Final = (
    "listing", "list", "company_id", "name", "status", "objected", "rule", "event", "happened_on", "instrument",
    "article", "measures", "published_on", "ends_on", "ended_on", "ground", "rulebook_digest", "evidence_digest",
)  # fmt: skip
_ENDED: Final = frozenset({State.LIFTED, State.EXPIRED})
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_ATOM: Final = "http://www.w3.org/2005/Atom"


def register_rows(listings: Iterable[Listing], names: Mapping[str, str], on: date) -> list[dict[str, Any]]:
    """Return what the public sees on a day: who is on a list, and who was taken off, until retention ends.

    `names`: company_id -> name. What was only proposed, dropped or is out of view is not among them.
    """
    rows = [_row(one, names, on) for one in listings if _in_view(one, on)]
    return sorted(rows, key=lambda row: (row["list"], row["status"], row["company_id"], row["listing"]))


def as_csv(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return the rows as CSV (RFC 4180), UTF-8 text with a header; a cell never begins a spreadsheet formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([_cell(row[name]) for name in COLUMNS])
    return out.getvalue()


def as_json(rows: Sequence[Mapping[str, Any]], on: date) -> str:
    """Return the rows as one JSON document that names its day."""
    document = {"as_of": on.isoformat(), "listings": [dict(row) for row in rows]}
    return json.dumps(document, ensure_ascii=False, indent=2, default=str) + "\n"


def as_atom(listings: Sequence[Listing], names: Mapping[str, str], on: date, authority: str) -> str:
    """Return an Atom feed of publications and removals that are in view on a day, the newest first.

    Ids are `urn:wuxin:listing:<number>:<published or removed>`, and stay. An empty feed is dated by its day.
    """
    ET.register_namespace("", _ATOM)
    entries = sorted(_news(listings, on), key=lambda item: (item[0], item[1].number, item[2]), reverse=True)
    feed = ET.Element(_tag("feed"))
    newest = _moment(entries[0][0]) if entries else f"{on.isoformat()}T00:00:00Z"
    _texts(
        feed, {"id": "urn:wuxin:lists", "title": "红榜、灰榜、黑名单 / Red, grey and black lists", "updated": newest}
    )
    _texts(ET.SubElement(feed, _tag("author")), {"name": authority})
    for at, one, what in entries:
        title = f"{one.facts.kind} {what}: {names.get(one.facts.company_id, one.facts.company_id)}"
        entry = ET.SubElement(feed, _tag("entry"))
        texts = {"id": f"urn:wuxin:listing:{one.number}:{what}", "title": title, "updated": _moment(at)}
        _texts(entry, texts | {"summary": _summary(one)})
    ET.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'


def _in_view(one: Listing, on: date) -> bool:
    state = state_on(one, on)
    if state not in ON_THE_LIST | _ENDED:
        return False
    until = out_of_view_on(one, law_for(one.facts.jurisdiction))
    return until is None or on < until


def _row(one: Listing, names: Mapping[str, str], on: date) -> dict[str, Any]:
    facts, state, content = one.facts, state_on(one, on), _upheld(one)
    published_on, ends_on = term_of(one)
    ended = one.last(Move.LIFT, Move.EXPIRE)
    ended_on = ended[1].day if ended else ends_on if state is State.EXPIRED else None
    ground = ended[1].signed["content"]["ground"] if ended and ended[1].signed else ""
    return {
        "listing": one.number, "list": facts.kind, "company_id": facts.company_id,
        "name": names.get(facts.company_id, ""), "status": "removed" if state in _ENDED else "listed",
        "objected": state is State.CONTESTED, "rule": facts.rule, "event": facts.event,
        "happened_on": facts.happened_on.isoformat(), "instrument": content["basis"]["instrument"],
        "article": content["basis"]["article"], "measures": [one["id"] for one in content["measures"]],
        "published_on": None if published_on is None else published_on.isoformat(),
        "ends_on": None if ends_on is None else ends_on.isoformat(),
        "ended_on": None if ended_on is None else ended_on.isoformat(), "ground": ground or None,
        "rulebook_digest": facts.rulebook_digest, "evidence_digest": facts.evidence_digest,
    }  # fmt: skip


def _upheld(one: Listing) -> Mapping[str, Any]:
    decided = one.last(Move.UPHOLD)
    if decided is None or decided[1].signed is None:
        raise AssertionError  # no listing is published without
    content: Mapping[str, Any] = decided[1].signed["content"]
    return content


def _news(listings: Sequence[Listing], on: date) -> Iterator[tuple[datetime, Listing, str]]:
    for one in listings:
        if _in_view(one, on):
            for step in one.steps:
                if step.move is Move.PUBLISH:
                    yield step.at, one, "published"
                elif step.move in (Move.LIFT, Move.EXPIRE):
                    yield step.at, one, "removed"


def _summary(one: Listing) -> str:
    basis = _upheld(one)["basis"]
    return f"{basis['instrument']}, {basis['article']}; {one.facts.rule or f'place {one.facts.place}'}"


def _texts(parent: ET.Element, texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        ET.SubElement(parent, _tag(name)).text = text


def _tag(name: str) -> str:
    return f"{{{_ATOM}}}{name}"


def _moment(at: datetime) -> str:
    return moment_text(moment_number(at))


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return ";".join(map(str, value))
        case _:
            text = str(value)
            return f"'{text}" if text.startswith(_FORMULA) else text
