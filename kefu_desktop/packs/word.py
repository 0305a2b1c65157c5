"""Word documents: the phrases of their text, read as Markdown if it has headings, lists or tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.taken import Taken
from kefu_desktop.domain.word_text import read_document

_DOCUMENT: Final = "word/document.xml"
_PICTURES: Final = "word/media/"


class Word:
    """Reads .docx.

    Args:
        shaped: reads a text with headings, lists and tables.
        plain: reads any other text.
    """

    def __init__(self, shaped: Callable[[Source], Taken], plain: Callable[[Source], Taken]) -> None:
        self._shaped = shaped
        self._plain = plain

    def sniff(self, source: Source) -> float:
        """Whether it is a document of Word."""
        return 0.9 if not source.is_folder and _DOCUMENT in source.files else 0.0

    def take(self, source: Source) -> Taken:
        """The phrases; pictures are named as left out.

        Raises:
            BadInputError: it is none, or cannot be read.
        """
        if not self.sniff(source):
            raise BadInputError("The Word document cannot be read. Save it as .docx without a password, or as text.")
        found = read_document(source.files[_DOCUMENT])
        text = Source(f"{source.stem}.md" if found.has_shape else f"{source.stem}.txt", found.text.encode())
        taken = (self._shaped if found.has_shape else self._plain)(text)
        pictures = sum(name.startswith(_PICTURES) for name in source.files)
        if not pictures:
            return taken
        told = Problem("", "{count} pictures of the document are left out. Add them to the phrases by hand.",
                       {"count": pictures})  # fmt: skip
        return replace(taken, problems=(*taken.problems, told))
