"""Credit certificates (信用证明): a company's rating and lists on a day, signed so that they verify offline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from models.values.moments import moment_number, moment_text
from models.values.points import format_points

__all__ = ["CERTIFICATE_FORMAT", "certificate_content", "qr_text"]

CERTIFICATE_FORMAT: Final = "wuxin credit certificate 1"


def certificate_content(
    rating: Mapping[str, Any], listed: Sequence[tuple[int, str]], objected: int, at: datetime, checkpoint: str | None
) -> dict[str, Any]:
    """Return what is signed.

    `rating`: company_id, name, grade, status, score_milli, eligible, blacklisted, as_of, rulebook, and the digests of
    rulebook, evidence and ratings. `listed`: (listing, kind) on that day. `objected`: number of open objections.
    `checkpoint`: SHA-256 of the signed note up to which the record stood, None where there is none.
    """
    as_of: date = rating["as_of"]
    plain = ("company_id", "name", "grade", "status", "eligible", "blacklisted", "rulebook")
    digests = ("rulebook_digest", "evidence_digest", "ratings_digest")
    return {
        "format": CERTIFICATE_FORMAT, **{name: rating[name] for name in (*plain, *digests)},
        "score": format_points(rating["score_milli"]), "as_of": as_of.isoformat(),
        "listed": [{"listing": number, "list": kind} for number, kind in listed],
        "open_objections": objected, "issued_at": moment_text(moment_number(at)), "checkpoint": checkpoint,
    }  # fmt: skip


def qr_text(document: Mapping[str, Any]) -> str:
    """Return what the QR code of a certificate holds: who, grade, day, key and signature, in lines.

    It points to the signed file and lets one tell that paper and file belong together; the file alone verifies.
    """
    content = document["content"]
    parts = ("company_id", "grade", "score", "as_of", "issued_at")
    return "\n".join(
        [CERTIFICATE_FORMAT, *(str(content[name]) for name in parts), document["key"], document["signature"]]
    )
