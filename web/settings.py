"""Settings from environment variables `WUXIN_...`; docs/settings.md tells each, and a test holds the two together."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from models.errors import InputError, Problem

__all__ = ["Settings", "settings_from_environment"]


class Settings(BaseSettings):
    """What an installation may choose; every value has a default that suits one machine."""

    model_config = SettingsConfigDict(env_prefix="WUXIN_", frozen=True)

    database_url: Annotated[
        str, Field(description="The register: sqlite:///file.db or postgresql://user@host/name.")
    ] = "sqlite:///wuxin.db"
    locale: Annotated[Literal["zh", "en"], Field(description="The language of a visitor who has not chosen one.")] = (
        "zh"
    )
    time_zone: Annotated[str, Field(description="The zone in which moments are shown.")] = "Asia/Shanghai"
    workers: Annotated[int, Field(ge=1, le=64, description="Server processes. SQLite is happiest with few.")] = 2
    threads: Annotated[
        int, Field(ge=1, le=256, description="Threads in each server process; those that place bids wait for one disk.")
    ] = 16
    complaint_desk: Annotated[
        str, Field(description="The complaint desk that takes in reports on the portal; a name or a folder.")
    ] = "rongcheng"
    group_table: Annotated[
        str, Field(description="The city whose table says which leading groups there are, a built-in name.")
    ] = "rongcheng"
    district_map: Annotated[
        str, Field(description="A GeoJSON file of the city's districts, each feature with its name; empty for tiles.")
    ] = ""
    fee_table: Annotated[
        str, Field(description="A YAML file of the city's levels and guided fees (docs/fees.md); empty for none.")
    ] = ""
    cached_pages: Annotated[
        int, Field(ge=0, le=100_000, description="Rendered pages that each process keeps in memory; 0 keeps none.")
    ] = 512
    clock_offset_seconds: Annotated[
        int, Field(description="How far the portal's clock is ahead of the machine's: 0 but in a demonstration.")
    ] = 0
    secret_key: Annotated[
        str, Field(description="Signs what the portal says after a form; empty for a new one at each start.")
    ] = ""
    second_factor: Annotated[
        bool, Field(description="Whether accounts with power need a second factor. Only a demonstration goes without.")
    ] = True
    session_hours: Annotated[int, Field(ge=1, le=72, description="How long somebody stays signed in.")] = 10
    sign_in_tries: Annotated[int, Field(ge=3, le=100, description="Wrong tries to sign in before a pause.")] = 5
    sign_in_pause_minutes: Annotated[int, Field(ge=1, le=1440, description="How long that pause is.")] = 15
    demo_accounts: Annotated[
        str,
        Field(description="A file of accounts to show on the sign-in page, as `wuxin demo` writes it; empty for none."),
    ] = ""
    public_url: Annotated[str, Field(description="Where the portal is reached, for links in e-mails and packages.")] = (
        "http://localhost:8000"
    )
    publisher: Annotated[str, Field(description="Who publishes, in Open Contracting packages.")] = "Wuxin"
    ocds_prefix: Annotated[
        str, Field(pattern=r"^ocds-[a-z0-9]{6}$", description="The registered prefix of the publisher's ocids.")
    ] = "ocds-wuxin0"
    api_requests_a_minute: Annotated[int, Field(ge=1, description="What each token may ask of the API.")] = 600
    webhook_private_addresses: Annotated[
        bool, Field(description="Whether webhooks may go to addresses of this network, and over plain HTTP.")
    ] = False
    smtp_host: Annotated[str, Field(description="The server that takes e-mails; without one none are sent.")] = ""
    smtp_port: Annotated[int, Field(ge=1, le=65535, description="Its port.")] = 587
    smtp_security: Annotated[
        Literal["starttls", "tls", "none"], Field(description="How the way there is secured; none for tests alone.")
    ] = "starttls"
    smtp_user: Annotated[str, Field(description="Who signs in at the server; nobody where it is empty.")] = ""
    smtp_password_file: Annotated[
        str, Field(description="The file that holds the password, of which the first line counts.")
    ] = ""
    smtp_from: Annotated[str, Field(description="The sender of e-mails.")] = "wuxin@localhost"
    live_port: Annotated[
        int, Field(ge=0, le=65535, description="The port of the live server; 0: wuxin serve takes the next free one.")
    ] = 0
    live_origin: Annotated[
        str,
        Field(
            pattern=r"^(https?://[A-Za-z0-9.:\[\]-]+)?$",
            description="Where browsers find the live server; empty: the portal's own host, at live_port.",
        ),
    ] = ""
    live_watchers: Annotated[
        int, Field(ge=1, le=100_000, description="Watchers of auctions at once; who comes after them polls.")
    ] = 2000
    upload_mib: Annotated[
        int, Field(ge=1, le=4096, description="The most that may be sent at once, as evidence or otherwise, in MiB.")
    ] = 256
    uploads: Annotated[
        str,
        Field(description="A folder for evidence that was sent and not taken in; empty for one among temporary files."),
    ] = ""


def settings_from_environment() -> Settings:
    """Return the settings of the environment; raises InputError that names each variable that cannot be understood."""
    try:
        return Settings()
    except ValidationError as error:
        raise InputError(
            Problem(f"WUXIN_{str(fault['loc'][0]).upper()}", f"{fault['msg']}.", "See docs/settings.md.")
            for fault in error.errors(include_input=False)
        ) from error
