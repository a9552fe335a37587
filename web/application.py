"""The portal, put together."""

from __future__ import annotations

from flask import Flask
from flask_bootstrap import Bootstrap5

from models.ledger.verifier_keys import Signer
from web.api import api, bids, init_bids
from web.caching import init_caching
from web.faults import init_faults
from web.headers import init_headers
from web.languages import init_languages
from web.pages import blueprints
from web.reading import init_reading
from web.settings import Settings, settings_from_environment

__all__ = ["create_app"]


def create_app(settings: Settings | None = None, signer: Signer | None = None) -> Flask:
    """Return the portal for the settings, or those of the environment; it takes bids where `signer` signs receipts."""
    app = Flask("web")
    app.config.update(WUXIN=settings or settings_from_environment(), BOOTSTRAP_SERVE_LOCAL=True)
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    Bootstrap5(app)
    for init in (init_reading, init_languages, init_headers, init_faults, init_caching):
        init(app)
    for blueprint in blueprints():
        app.register_blueprint(blueprint)
    init_bids(app, signer)
    for blueprint in (api, bids):
        app.register_blueprint(blueprint)
    return app
