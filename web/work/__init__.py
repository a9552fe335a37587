"""What people do on the portal when they are signed in: one room a subject, each with its pages and forms."""

from __future__ import annotations

from web.work.rooms import init_work

__all__ = ["init_work"]
