"""What holds for all unit tests."""

from __future__ import annotations

from hypothesis import settings

# a deadline is an assertion on time: on a busy machine it fails tests of code that is right
settings.register_profile("kefu", deadline=None)
settings.load_profile("kefu")
