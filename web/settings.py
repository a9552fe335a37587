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
    complaint_desk: Annotated[
        str, Field(description="The complaint desk that takes in reports on the portal; a name or a folder.")
    ] = "rongcheng"
    cached_pages: Annotated[
        int, Field(ge=0, le=100_000, description="Rendered pages that each process keeps in memory; 0 keeps none.")
    ] = 512


def settings_from_environment() -> Settings:
    """Return the settings of the environment; raises InputError that names each variable that cannot be understood."""
    try:
        return Settings()
    except ValidationError as error:
        raise InputError(
            Problem(f"WUXIN_{str(fault['loc'][0]).upper()}", f"{fault['msg']}.", "See docs/settings.md.")
            for fault in error.errors(include_input=False)
        ) from error
