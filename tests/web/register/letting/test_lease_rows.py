"""Leases as rows: read as they were written, one step after the other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.errors import InputError, RefusedError
from tests.builders.lettings import a_lease, lease_step
from tests.builders.money_register import a_money_clerk
from web.register.letting.lease_rows import is_kept, lease_named, leases_of, write_step


def test_steps_are_read_back() -> None:
    """Those of each lease in their order; none of another estate."""
    lease = a_lease()
    reminded = replace(lease, steps=(*lease.steps, lease_step("remind", "2024-07-01", open_fen=1)))
    with a_money_clerk() as clerk:
        for one in (lease, reminded, a_lease("lease-2")):
            write_step(clerk, one)

        assert lease_named(clerk.session, "lease-1") == reminded
        assert [one.id for one in leases_of(clerk.session, "willow-garden")] == ["lease-1", "lease-2"]
        assert leases_of(clerk.session, "atlantis") == []
        assert (is_kept(clerk.session, "lease-2"), is_kept(clerk.session, "lease-3")) == (True, False)


def test_of_two_writers_one_is_first() -> None:
    """The other looks again; an unknown lease is told."""
    with a_money_clerk() as clerk:
        write_step(clerk, a_lease())
        with pytest.raises(InputError, match="wuxin lease list"):
            lease_named(clerk.session, "lease-9")
        with pytest.raises(RefusedError, match="at the same time"):
            write_step(clerk, a_lease())
