"""The pages of the portal, an example of each: in which made-up place, who opens it, at which address.

A star stands for what the page before leads to: "/work/record", "/work/record/*" is the first entry of the trail.
A `Sent` form is sent on the way, because without it there would be nothing to look at.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

__all__ = ["ELSEWHERE", "FILES", "PLACES", "Sent"]


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that is sent on the way to a page: where to, and its fields."""

    path: str
    fields: tuple[tuple[str, str], ...]


_REPORT: Final = Sent("/complaints/new", (("community_id", "K045"), ("matter", "lift"), ("text", "1号楼电梯困人")))
_OFFICER: Final = Sent("/complaint-desk/officers/new", (
    ("staff_no", "P-1"), ("name", "林晓"), ("role", "officer"), ("subdistrict", "Xinan"), ("since", "2024-07-01"),
))  # fmt: skip
_RENEWED: Final = Sent("/work/renovations/new", (
    ("on", "2024-07-01"), ("name", "K045-24"), ("community_id", "K045"), ("jurisdiction", "331102"), ("paper", "1号"),
))  # fmt: skip
_BODIES: Final = "/assemblies/willow-garden/bodies"
_DELIVERED: Final = Sent(_BODIES, (("move", "deliver"), ("on", "2020-01-01"), ("jurisdiction", "331102")))
_FOUNDED: Final = Sent(_BODIES, (("move", "found"), ("on", "2021-01-01"), ("vote", "v0")))
_DESCRIBED: Final = Sent("/modes/willow-garden/describe", (
    ("kind", "old"), ("trait_fit", "no"), ("on", "2024-01-01"), ("paper", "survey of 2024"),
))  # fmt: skip
_BEGUN: Final = Sent("/modes/willow-garden/begin", (
    ("mode", "community_guarantee"), ("provider", "柳园社区居委会"), ("basics", "cleaning"), ("on", "2024-02-01"),
    ("paper", "agreement 12"),
))  # fmt: skip

_HOME: Final = "/estates/K045"
_DEEDS: Final = (
    "allocate", "apply", "ask-audit", "budget", "close", "commission-audit/1", "correct/26",
    "correct-asset/east-gate-shop", "disclose/maintenance_fund/2023", "end-lease/lease-east-gate-shop-2024",
    "hand-back/lease-east-gate-shop-2024", "import-statement", "match", "pay",
    "pay-lease/lease-east-gate-shop-2024", "post", "publish-audit/1", "register-asset",
    "remind-tenant/lease-east-gate-shop-2024", "take-down/common_revenue/2023", "withdraw-asset/garden-kiosk",
    "fund-complete/1", "fund-publish-works/1", "fund-refile/1", "fund-withdraw/1", "announce-auction-file",
    "enter-application/garden-kiosk-2024", *(
        f"{deed}/garden-kiosk-2024/H1"
        for deed in ("pay-security", "admit-bidder", "refuse-bidder", "refund-security", "keep-security")
    ), "authorise", "revoke/1",
)  # fmt: skip

PLACES: Final[Mapping[str, Mapping[str, tuple[str | Sent, ...]]]] = {
    "demo": {
        "": ("/", "/companies", "/companies?compare=C000,C009", "/companies/C045", "/companies/C045/reasons",
             "/compare?ids=C000,C009", "/communities", "/communities/K045", "/renovations", "/lists", "/statistics",
             "/tenders",
             "/tenders/pre-2024-03", "/tenders/T-2024-001?show=others", "/auctions", "/auctions/garden-kiosk-2024",
             "/rulebook", "/fees", "/duties", "/groups", "/groups/city", "/about", "/calendar", "/calendar/2024-07-22",
             "/check", "/sign-in",
             "/complaints/follow", "/complaints/new", _REPORT, "/complaints/taken", "/complaints/follow/case"),
        "admin": ("/account", "/account/password", "/account/factor", "/accounts/new", "/accounts", "/accounts/a*",
                  "/accounts/*/roles", "/accounts/organisations", "/accounts/organisations/new"),
        "regulator": (
            "/desk", "/desk/calendar", "/work/inbox", "/work/overview", "/work/overview/due",
            "/work/overview/fees", "/work/evidence",
            "/work/evidence/missed-duties", "/work/ratings",
            "/work/ratings/1", "/work/ratings/new", "/work/ratings/jobs/1", "/work/ratings/rulebooks",
            "/work/ratings/rulebooks/rongcheng", "/work/ratings/what-if", "/work/lists", "/work/lists?state=all",
            "/work/lists/4", "/work/lists/petitions",
            "/work/lists/petitions/1", "/work/lists/pushes", "/work/inspections", "/work/inspections/2024-patrol-2",
            "/work/inspections/2024-patrol-2/visits/*", "/work/inspections/new",
            "/work/inspections/new/hangzhou/half_yearly", "/work/inspections/2024-autumn/assign",
            "/work/inspections/2024-autumn/pool", "/work/inspections/2024-autumn/commit", "/work/certificates",
            "/work/record", "/work/record/sha256*", "/work/engagements", "/work/engagements/K059-2024",
            "/work/engagements/K059-2024/find_serving", _RENEWED, "/work/renovations", "/work/renovations/new",
            "/work/renovations/rooms", "/work/renovations/projects/K045-24",
            "/work/renovations/projects/K045-24/survey", "/renovations/K045-24",
            "/complaint-desk/months", "/complaint-desk/tasks",
            "/complaint-desk/tasks/receipt", "/complaint-desk/new", "/complaint-desk/officers/new",
            "/complaint-desk/officers", "/complaint-desk", "/complaint-desk/2*", "/complaint-desk/*/escalate",
            "/group-desk", "/group-desk/new", "/group-desk/city", "/group-desk/city/met",
            "/estates/unified", "/estates/K045/fund-approve/1", "/estates/K045/fund-advance/1",
            "/estates/K045/fund-refuse/1", "/estates/K045/fund-settle/1",
        ),
        "head": ("/work/lists/1/decision",),
        "inspector": ("/work/inspections/mine",),
        "auditor": ("/estates/K045/report-audit/1",),
        "subdistrict": (f"{_HOME}/fund-confirm/1", f"{_HOME}/fund-link/1",
                        f"{_HOME}/deposit/lease-east-gate-shop-2024", "/estates/K013/open-books",
                        "/estates/K013/sign-lease", "/estates/K013/announce-auction", f"{_HOME}/stage"),
        "organiser": ("/work/tenders", "/work/tenders/pre-2024-04", "/work/tenders/pre-2024-04/do/open",
                      "/work/tenders/svc-2024-01/opening", "/work/evaluations/pre-2024-05/lot-1",
                      "/work/evaluations/pre-2024-05/lot-1/do/void"),
        "developer": ("/work/tenders/pre-2024-06", "/work/tenders/drafts/new"),
        "company": ("/work/bids", "/work/bids/svc-2024-01", "/work/bids/svc-2024-01/seal",
                    "/work/contracts", "/work/contracts/pre-2024-12/lot-1", "/work/file",
                    "/work/file/certificates", "/certificates/*", "/work/file/petitions/1",
                    "/work/boards", "/work/boards/K045", "/work/boards/K045/fees", "/work/boards/K045/post",
                    "/work/boards/K045/take-down", "/work/boards/K045/charge"),
        "expert": ("/work/panels", "/work/panels/pre-2024-05/lot-1", "/work/panels/pre-2024-05/lot-1/do/accept"),
        "committee": (_HOME, *(f"{_HOME}/{room}" for room in ("leases", "books", "bank", "fund", "board", "audits",
                                                             "charges", "auctions", "mandates", "proof")),
                      f"{_HOME}/leases/lease-east-gate-shop-2024", *(f"{_HOME}/{deed}" for deed in _DEEDS),
                      "/assemblies/K045", "/assemblies/K045/call", "/assemblies/K045/roll",
                      "/assemblies/votes/2024-02/paper"),
        "owner": ("/estates", "/assemblies", "/assemblies/votes/2024-01", "/assemblies/votes/2024-02/ballot",
                  "/assemblies/K045/requests", "/assemblies/K045/requests/new", "/assemblies/requests/vote-1",
                  f"{_HOME}/audit-requests/new", f"{_HOME}/audit-requests/audit-1"),
    },
    "firm": {
        "company": ("/work/file", "/work/file/points/records/P1/repair", "/work/file/points/records/P1/objection",
                    "/work/file/listings/1", "/work/file/listings/1/object", "/work/file/listings/1/repair",
                    "/work/file/listings/1/review", "/work/file/certificates", "/work/answers",
                    "/work/answers/*", "/work/engagements/garden-24/submit", "/work/rectify",
                    "/work/rectify/board-24/garden/disclosure.fees", "/work/keys", "/account/mail", "/account/tokens",
                    "/account/tokens/*", "/account/tokens/*/webhooks/*"),
        "head": ("/work/certificates", "/work/certificates/*", "/work/keys/requests/1"),
    },
    "review": {
        "company": ("/work/file/petitions/1", "/work/file/reviews/1"),
        "head": ("/work/lists/reviews/1",),
    },
    "panel": {"organiser": ("/work/evaluations/zj-2024-001/lot-1/bids/1",)},
    "estate": {
        "subdistrict": (_OFFICER, "/complaint-desk/officers", "/complaint-desk/officers/P-1/relieve", _DELIVERED,
                        _FOUNDED, "/assemblies/willow-garden", "/assemblies/willow-garden/bodies",
                        "/assemblies/willow-garden/elections/new", "/complaint-desk/tasks/2024-06",
                        _DESCRIBED, _BEGUN, "/modes", "/modes/willow-garden", "/modes/willow-garden/describe",
                        "/modes/willow-garden/begin"),
        "committee": ("/assemblies/willow-garden/roll",),
    },
}  # fmt: skip
"""Place -> role ("" for a visitor) -> what is opened and sent, in turn."""

ELSEWHERE: Final[Mapping[str, str]] = {
    "work.assembly.show_election": "journeys/work/test_residents.py",
    "work.assembly.call_election": "journeys/work/test_residents.py",
    "work.assembly.nominate": "journeys/work/test_residents.py",
    "work.assembly.vet": "journeys/work/test_residents.py",
    "work.assembly.scan": "web/work/assembly/test_casting.py",
    "work.estate.document": "web/work/estate/test_papers.py",
    "work.estate.paper": "web/work/estate/test_papers.py",
    "work.evidence.marked": "web/work/evidence/test_workbooks.py",
    "work.evidence.preview": "journeys/work/test_authority.py",
    "work.inspections.draw": "journeys/work/test_inspections.py",
    "work.tenders.draft_step": "journeys/work/test_tenders.py",
}
"""Pages that stand at the end of a story, and files without an ending, by endpoint -> the test that looks at them."""

FILES: Final = ("api", "static", "bootstrap", "verifier", "sheets")
"""Rooms that answer with files, documents or other programs' pages; so do addresses with an ending."""
