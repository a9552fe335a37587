"""An estate on the portal for those who act in it: willow-garden in Xinan, complaints, a roll, bodies, a vote."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from flask import Flask

from credit.complaints import load_desk
from models.tables import Community
from tests.builders.accounts import NOON, empty_register
from tests.builders.record import a_clerk, writing_to
from web.application import create_app
from web.register.complaints.cases import Told, receive
from web.settings import Settings

__all__ = ["ESTATE", "XINAN", "a_complaint", "estate_portal", "url_of"]

ESTATE: Final = "community/willow-garden"
XINAN: Final = "subdistrict/Xinan"
_PLACES: Final = (("willow-garden", "柳园", "Xinan"), ("plum-court", "梅苑", "Beishan"))


def estate_portal(folder: Path, at: datetime = NOON) -> Flask:
    """Return a portal on a register that knows two estates in two subdistricts, whose clock says the moment."""
    url = empty_register(folder)
    with writing_to(url) as session:
        session.add_all(Community(community_id=one, name=name, subdistrict=where) for one, name, where in _PLACES)
    return create_app(Settings(database_url=url), lambda: at)


def url_of(app: Flask) -> str:
    """Return the URL of a portal's database."""
    return str(app.config["WUXIN"].database_url)


def a_complaint(app: Flask, community: str | None = "willow-garden", matter: str = "lift", at: datetime = NOON) -> str:
    """Take in a complaint of an hour ago about an estate, and return its number."""
    with writing_to(url_of(app)) as session:
        clerk, phone = a_clerk(session, at - timedelta(hours=1)), "13800138000"
        told = Told("12345", matter, f"{matter}坏了三天", at - timedelta(hours=1), community, "林晓", phone)
        return receive(clerk, load_desk("rongcheng"), told).complaint_id
