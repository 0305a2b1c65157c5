"""What can go wrong, told as what happened and what to do next.

KefuError
 +-- UsageError        the caller asked for something that has no meaning (CLI exit 2)
 +-- NotFoundError     what was asked for is not there (CLI exit 1)
 +-- NotPossibleError  this machine cannot do it now: no screen, disk full, clipboard held (CLI exit 3)
 |    +-- HotkeyTakenError
 |    +-- DesktopGoneError
 +-- BadInputError     a file is broken; nothing was changed (CLI exit 4)

`template` is the English sentence and the key of its translation; `params` are put into it after translating. A param
never holds what a user or a buyer wrote if the error may be logged: `log_line` gives the template alone.
"""

from __future__ import annotations


class KefuError(Exception):
    """Base of all errors that a user is told about."""

    def __init__(self, template: str, **params: object) -> None:
        super().__init__(template)
        self.template = template
        self.params = params

    def __str__(self) -> str:
        return self.template.format(**self.params)

    @property
    def log_line(self) -> str:
        """What may be logged: the sentence without what was put into it."""
        return self.template


class UsageError(KefuError):
    """The caller asked for something that has no meaning."""


class NotFoundError(KefuError):
    """What was asked for is not there."""


class NotPossibleError(KefuError):
    """This machine cannot do it now."""


class HotkeyTakenError(NotPossibleError):
    """Another program holds the key combination."""


class DesktopGoneError(NotPossibleError):
    """The X server or the session ended."""


class BadInputError(KefuError):
    """A file is broken; nothing was changed."""
