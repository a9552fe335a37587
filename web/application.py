"""The portal, put together."""

from __future__ import annotations

from collections.abc import Callable
from secrets import token_hex
from typing import Any

from flask import Flask
from flask_bootstrap import Bootstrap5

from models.ledger.verifier_keys import Signer
from web.api import api
from web.auction_hall import init_auction_hall
from web.bid_counter import init_bid_counter
from web.caching import init_caching
from web.clock import Clock, init_clock
from web.cross_site import init_cross_site
from web.district_map import init_district_map
from web.faults import init_faults
from web.fee_table import init_fee_table
from web.gate import check_declared, init_gate, public
from web.headers import init_headers
from web.languages import init_languages
from web.never_kept import init_never_kept
from web.pages import blueprints
from web.provisional_days import init_provisional_days
from web.reading import init_reading
from web.said import init_said
from web.settings import Settings, settings_from_environment
from web.table_downloads import init_table_downloads
from web.work import init_work

__all__ = ["create_app"]


class _Portal(Flask):
    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Return a view or hook as it is: none is a coroutine, which Flask would look for at each call of each."""
        return func


def create_app(
    settings: Settings | None = None, clock: Clock | None = None, *, signer: Signer | None = None
) -> Flask:  # fmt: skip
    """Return the portal for the settings, or for those of the environment; it asks the clock, or else the machine's.

    It takes sealed bids where `signer` signs their receipts.
    """
    app = _Portal("web")
    chosen = settings or settings_from_environment()
    app.config.update(WUXIN=chosen, BOOTSTRAP_SERVE_LOCAL=True, MAX_CONTENT_LENGTH=chosen.upload_mib * 2**20)
    app.secret_key = chosen.secret_key or token_hex()
    app.jinja_options = {**app.jinja_options, "trim_blocks": True, "lstrip_blocks": True}
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    Bootstrap5(app)
    init_clock(app, clock)
    for init in (
        init_said, init_cross_site, init_reading, init_languages, init_headers, init_faults, init_gate, init_never_kept,
        init_caching, init_auction_hall, init_table_downloads, init_district_map, init_fee_table, init_provisional_days,
    ):  # fmt: skip
        init(app)
    init_bid_counter(app, signer)
    rooms = (*blueprints(), api)
    for blueprint in rooms:
        app.register_blueprint(blueprint)
    public(app, (room.name for room in rooms))
    init_work(app)
    check_declared(app)
    return app
