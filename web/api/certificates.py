"""Credit certificates that were issued: whether one that somebody shows is on record."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from web.api.operations import Operation
from web.api.pages import Page, after_of, page_of
from web.api.publication import known
from web.api.routing import Call, routes
from web.api.shapes import Moment, Paged, Shape
from web.register.public.rows import CERTIFICATES, certificates

__all__ = ["ShownCertificate"]


class ShownCertificate(Shape):
    """A certificate by the digest of its content; for whom it was issued is not told."""

    digest: str
    company_id: Annotated[str | None, Field(description="Null where the entry was erased.")]
    issued_at: Moment
    position: Annotated[int, Field(description="Where it stands on the public record.")]


@routes.to(Operation("GET", "/certificates", "listCertificates", "Certificates on record, the newest first",
                     Page[ShownCertificate], query=Paged))  # fmt: skip
def list_certificates(call: Call) -> Page[ShownCertificate]:
    """Return a page."""
    asked: Paged = call.asked
    rows, following = certificates(call.reading, after_of(asked, CERTIFICATES), asked.limit)
    return page_of([ShownCertificate(**row) for row in rows], following, CERTIFICATES)


@routes.to(Operation("GET", "/certificates/{digest}", "getCertificate", "One certificate on record", ShownCertificate))
def get_certificate(call: Call, digest: str) -> ShownCertificate:
    """Return one, or refuse with 404: then none of this content was issued."""
    rows, _ = certificates(call.reading, None, 1, digest)
    known(rows, "digest")
    return ShownCertificate(**rows[0])
