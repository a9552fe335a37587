"""A small published city, made by hand: a package, a year of ratings, lists and a tender."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from credit.evidence import Facts, Package, TableCount
from credit.rulebook.shapes import Rulebook
from credit.scoring.rating import Rated
from credit.standing import Entry, ListProposals
from models.migrations import upgrade
from models.tables import engine_for, writing
from tests.builders.record import a_clerk
from tests.builders.rulebooks import minimal_content, minimal_rulebook
from web.register import Publication, TenderNotice, publish

__all__ = ["AS_OF", "NOW", "book", "city_url", "company_id", "history", "lists", "package", "publication",
           "publish_city", "rated"]  # fmt: skip

AS_OF = date(2024, 6, 30)
NOW = datetime(2024, 7, 1, 1, 0, tzinfo=UTC)
COMPANIES = 60
_PLACES = "东南西北青云白河"
_WORDS = "安和宁泰康嘉"
_SINCE = date(2020, 1, 1)


@cache
def book() -> Rulebook:
    """Return the minimal rulebook with lists, a document and an article."""
    content = minimal_content()
    trigger = {
        "id": "tiny.black",
        "event": "incident.grave",
        "for": "P1Y",
        "basis": {"instrument": "m2024", "article": "21"},
    }
    both = {"zh": "示例市物业服务企业信用管理办法", "en": "Example measures on credit management"}
    office = {"zh": "示例市住房和城乡建设局", "en": "Example housing authority"}
    document = {"title": both, "number": "示建〔2024〕1号", "issuer": office, "read_at": "made for a test"}
    title = {"zh": "示例市物业服务企业信用评价标准", "en": "Example standard"}
    return minimal_rulebook(
        **{
            **content,
            "title": title,
            "authority": office,
            "instruments": {"m2024": document},
            "lists": {"black": [trigger]},
        }
    )


def company_id(number: int) -> str:
    """Return the local code of a company."""
    return f"C{number:03d}"


def package(number: int = COMPANIES) -> Package:
    """Return so many companies with a community each, and a row of each kind of evidence."""
    names = [f"{_PLACES[n % 8]}{_WORDS[n % 6]}第{n}物业服务有限公司" for n in range(number)]
    ids = [company_id(n) for n in range(number)]
    homes = [f"K{n:03d}" for n in range(number)]
    at = datetime(2024, 3, 1, 4, 0, tzinfo=UTC)
    tables = {
        "companies": pa.table({"company_id": ids, "name": names, "participates": [n != 7 for n in range(number)]}),
        "communities": pa.table({"community_id": homes, "name": [f"{_WORDS[n % 6]}苑{n}号院" for n in range(number)],
                                 "district": ["东城区"] * number, "households": [1200] * number}),
        "service_periods": pa.table({"community_id": homes, "company_id": ids, "starts_on": [_SINCE] * number}),
        "complaints": pa.table({"complaint_id": ["k1"], "channel": ["12345"], "community_id": ["K000"],
                                "category": ["noise"], "received_at": [at], "recorded_at": [at], "satisfaction": [2]}),
        "inspections": pa.table({"inspection_id": ["i1"], "kind": ["special"], "community_id": ["K001"],
                                 "inspected_on": [date(2024, 2, 1)], "score": [91500], "recorded_at": [at]}),
        "findings": pa.table({"finding_id": ["f1"], "inspection_id": ["i1"], "item": ["lift"], "severity": ["major"]}),
        "records": pa.table({"record_id": ["r1"], "company_id": ["C000"], "event": ["award"],
                             "issuer": ["示例市住房和城乡建设局"], "document_no": ["示建〔2024〕9号"], "quantity": [1],
                             "occurred_on": [date(2024, 1, 5)], "recorded_at": [at]}),
    }  # fmt: skip
    counts = tuple(
        TableCount(name, table.num_rows + (name == "records"), table.num_rows, int(name == "records"))
        for name, table in tables.items()
    )
    return Package("small-city", tables, pa.table({}), counts, pa.table({"source_id": ["k3"]}), "d" * 64, Facts({}))


def _grade(milli: int) -> str:
    return next(grade for grade, least in (("AAA", 85000), ("AA", 80000), ("A", 70000), ("B", 60000), ("C", -(10**9)))
                if milli >= least)  # fmt: skip


def rated(as_of: date = AS_OF, shift: int = 0, number: int = COMPANIES) -> Rated:
    """Return so many ratings of a day; `shift` moves each score. C007 does not take part, C009 is blacklisted."""
    rows = []
    for n in range(number):
        good, bad = (n * 7919 + shift) % 9000, -((n * 104_729 + shift * 3) % 31_000)
        score = 80_000 + good + bad
        status = "not_participating" if n == 7 else "rated"
        grade = "C(missing)" if n == 7 else _grade(score)
        rows.append({"company_id": company_id(n), "good": good, "bad": bad, "score": score, "grade": grade,
                     "status": status, "blacklisted": n == 9, "eligible": n != 9 and grade in ("AAA", "AA", "A"),
                     "next_change_on": date(2025, 1, 5) if n % 2 == 0 else None})  # fmt: skip
    found = Rated(book=book(), as_of=as_of, known_at=None, engine="duckdb", facts=Facts({}), ratings=pd.DataFrame(rows))
    vars(found)["contributions"] = _contributions(rows)  # kept as if they had been asked for; there are no facts to ask
    return found


def _contributions(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Return for each company an award for a year and a late answer, every third of which a limit swallows."""
    award = {
        "component": "good",
        "indicator": "honours",
        "rule": "tiny.good",
        "event": "award",
        "source_table": "records",
        "occurred_on": date(2024, 1, 5),
        "valid_until": date(2025, 1, 5),
        "instrument": None,
        "article": None,
    }
    late = {
        "component": "bad",
        "indicator": "breaches",
        "rule": "tiny.late",
        "event": "complaint.late",
        "source_table": "complaints",
        "occurred_on": date(2024, 3, 1),
        "valid_until": None,
        "instrument": "m2024",
        "article": "12(3)",
    }
    grave = {
        **late,
        "component": None,
        "indicator": None,
        "rule": "tiny.black",
        "event": "incident.grave",
        "source_table": "records",
        "valid_until": date(2025, 3, 1),
        "article": "21",
    }
    found = [{**grave, "company_id": "C009", "source_id": "r-9", "points": 0, "counted": True}]
    for n, row in enumerate(rows):
        one = {"company_id": row["company_id"]}
        found.append({**one, **award, "source_id": f"r{n + 1}", "points": row["good"], "counted": True})
        found.append({**one, **late, "source_id": f"k{n + 1}", "points": row["bad"], "counted": n % 3 != 1})
    return pd.DataFrame(found)


def history(months: int = 12, number: int = COMPANIES) -> list[Rated]:
    """Return ratings of the last day of each month up to AS_OF, oldest first."""
    days = [AS_OF - timedelta(days=30 * back) for back in range(months - 1, -1, -1)]
    return [rated(day, shift=(AS_OF - day).days * 40, number=number) for day in days]


def lists() -> ListProposals:
    """Return a red list of two, a grey list of one, and C009 under its trigger."""
    term = (AS_OF, date(2024, 12, 30))
    red = [Entry(company_id(n), n + 1, 88_000 - n, "AAA", None, None, None, *term) for n in range(2)]
    grey = Entry("C002", 1, 51_000, "C", None, None, None, *term)
    black = Entry("C009", None, 75_710, "A", "tiny.black", "incident.grave", "r-9", date(2024, 3, 1), date(2025, 3, 1))
    return ListProposals(red=tuple(red), grey=(grey,), black=(black,))


def publication(**changes: Any) -> Publication:  # noqa: ANN401 - any part of a publication
    """Return all of it, ready to publish; `changes` replace parts."""
    notice = TenderNotice(
        tender_id="T-2024-001", title="青云花园前期物业服务招标", community_id="K001",
        procuring_entity="青云置业有限公司", notice="为青云花园选聘前期物业服务企业。",
        published_at=NOW, bids_close_at=NOW + timedelta(days=21),
        required_grades=("AAA", "AA", "A"), basis={"instrument": "m2024", "article": "10"},
    )  # fmt: skip
    whole = {"package": package(), "rated_history": history(), "lists": lists(), "tenders": [notice]}
    return Publication(**{**whole, **changes})


def city_url(folder: Path, **changes: Any) -> str:  # noqa: ANN401 - any part of a publication
    """Publish the city into a new SQLite file in the folder and return the URL of the database."""
    url = f"sqlite:///{folder / 'city.db'}"
    upgrade(url)
    publish_city(url, **changes)
    return url


def publish_city(url: str, at: datetime = NOW, **changes: Any) -> int:  # noqa: ANN401 - any part of a publication
    """Publish the city into an upgraded database and return the number of the publication."""
    engine = engine_for(url)
    with writing(engine) as session:
        number = publish(a_clerk(session, at), publication(**changes))
    engine.dispose()
    return number
