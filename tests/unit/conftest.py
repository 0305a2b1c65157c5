"""What holds for all unit tests."""

from __future__ import annotations

import os

from hypothesis import settings

# a deadline is an assertion on time: on a busy machine it fails tests of code that is right; and a change lands by the
# same examples every time, while who works on it gets new ones at each run
settings.register_profile("kefu", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("kefu")
