"""Which formats of a clipboard are saved, and how a text is served."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kefu_desktop.backends.x11.formats import texts_for, to_save

QT_IMAGE = [
    "TIMESTAMP", "TARGETS", "MULTIPLE", "SAVE_TARGETS", "application/x-qt-image", "image/png", "image/bmp",
    "image/jpeg", "image/jpg", "image/pbm", "image/ppm", "image/xbm", "image/xpm", "PIXMAP", "BITMAP",
]  # fmt: skip


def test_a_picture_is_fetched_once_and_without_loss() -> None:
    """Of its fifteen encodings, PNG; what is no encoding of it is kept beside."""
    assert to_save(QT_IMAGE) == ["application/x-qt-image", "image/png"]
    assert to_save(["image/bmp", "image/jpeg"]) == ["image/bmp"]


def test_a_picture_only_in_encodings_that_lose_is_fetched_in_all() -> None:
    """Nobody can tell which of them is the original."""
    assert to_save(["image/jpeg", "image/webp"]) == ["image/jpeg", "image/webp"]


def test_a_drawing_is_no_picture() -> None:
    """SVG is no conversion of the PNG beside it."""
    assert to_save(["image/png", "image/svg+xml"]) == ["image/svg+xml", "image/png"]


def test_nothing_that_acts_is_asked_for() -> None:
    """DELETE would delete what the user selected."""
    assert to_save(["DELETE", "INSERT_SELECTION", "SAVE_TARGETS", "MULTIPLE", "CLIENT_WINDOW", "UTF8_STRING"]) == [
        "UTF8_STRING"
    ]


@given(st.lists(st.sampled_from([*QT_IMAGE, "text/html", "UTF8_STRING", "text/uri-list", "", "x/y"])))
def test_each_format_is_asked_for_once_and_only_if_offered(offered: list[str]) -> None:
    """Texts come first, for they are what the user misses most when time runs out."""
    found = to_save(offered)
    assert len(found) == len(set(found))
    assert set(found) <= set(offered) - {""}
    assert ("UTF8_STRING" in found) == ("UTF8_STRING" in offered)
    if "UTF8_STRING" in found:
        assert found[0] == "UTF8_STRING"


@given(st.text())
def test_every_format_of_a_text_holds_all_of_it(text: str) -> None:
    """STRING is Latin-1 and is offered only where that loses nothing."""
    found = texts_for(text)
    whole = text.encode("utf-8", "replace")
    assert found["UTF8_STRING"] == found["text/plain;charset=utf-8"] == whole
    assert ("STRING" in found) == all(ord(character) < 256 for character in text)
    assert found.get("STRING", text.encode("latin-1", "ignore")) == text.encode("latin-1", "ignore")
