"""Certificates for companies: what was asked for, the statement for the head to sign, and the signed file back."""

from __future__ import annotations

from flask import Blueprint

from web.work.certificates import issuing

__all__ = ["pages"]

pages = Blueprint("certificates", __name__, url_prefix="/work/certificates")
issuing.add_to(pages)
