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
    threads: Annotated[int, Field(ge=1, le=256, description="Threads in each server process.")] = 4
    cached_pages: Annotated[
        int, Field(ge=0, le=100_000, description="Rendered pages that each process keeps in memory; 0 keeps none.")
    ] = 512
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


def settings_from_environment() -> Settings:
    """Return the settings of the environment; raises InputError that names each variable that cannot be understood."""
    try:
        return Settings()
    except ValidationError as error:
        raise InputError(
            Problem(f"WUXIN_{str(fault['loc'][0]).upper()}", f"{fault['msg']}.", "See docs/settings.md.")
            for fault in error.errors(include_input=False)
        ) from error
