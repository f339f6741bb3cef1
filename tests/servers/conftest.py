"""The servers, for the tests of this folder."""

from __future__ import annotations

from real_servers import start

__all__ = ["start"]
