"""What the tellers of acts share."""

from __future__ import annotations

from sqlmodel import Session

from models.tables import Community
from web.register.sending.acts import bodies_of


def test_the_bodies_of_an_estate(empty: Session) -> None:
    """Its committee, and its subdistrict where the register knows one."""
    empty.add_all([
        Community(community_id="willow-garden", name="柳园", subdistrict="西南"),
        Community(community_id="plum-court", name="梅苑"),
    ])  # fmt: skip

    assert bodies_of(empty, "willow-garden") == ["community/willow-garden", "subdistrict/西南"]
    assert bodies_of(empty, "plum-court") == ["community/plum-court"]
    assert bodies_of(empty, "nowhere") == ["community/nowhere"]
