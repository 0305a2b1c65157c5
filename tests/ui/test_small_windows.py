"""The message, the tray, and the window for a taken hotkey."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from kefu_desktop.app.paste_phrase import Outcome, PasteResult
from kefu_desktop.backends.qt.notifier import QtNotifier
from kefu_desktop.domain.errors import HotkeyTakenError
from kefu_desktop.domain.window import Window
from kefu_desktop.ui import outcomes
from kefu_desktop.ui.hotkey_field import HotkeyField, combination_of
from kefu_desktop.ui.hotkey_problem import HotkeyProblemWindow
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.theme import Theme
from kefu_desktop.ui.toast import Toast
from kefu_desktop.ui.tray import Tray
from tests.ui.conftest import CHAT, RESOURCES

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
META = Qt.KeyboardModifier.MetaModifier


@pytest.mark.parametrize("outcome", [outcome for outcome in Outcome if outcome is not Outcome.PASTED])
@pytest.mark.parametrize("on_clipboard", [True, False])
def test_every_outcome_says_what_to_do_next(outcome: Outcome, on_clipboard: bool) -> None:
    """Where the text is, or to choose again."""
    said = outcomes.sentence(PasteResult(outcome, on_clipboard))
    assert ("Ctrl+V" in said) == on_clipboard
    assert ("choose the phrase again" in said) == (not on_clipboard)


def test_a_good_paste_says_nothing_unless_the_clipboard_was_lost() -> None:
    """No message for what went well."""
    assert outcomes.sentence(PasteResult(Outcome.PASTED)) == ""
    assert "copied before" in outcomes.sentence(PasteResult(Outcome.PASTED, clipboard_lost=True))


def test_a_message_takes_no_focus_and_goes_by_a_click(qtbot: QtBot, theme: Theme, icons: Icons) -> None:
    """Typing in the chat goes on."""
    toast = Toast(theme, icons, shadow=True)
    qtbot.addWidget(toast)
    toast.tell("没有粘贴", CHAT)
    assert toast.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert toast.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert toast.accessibleName() == "没有粘贴"
    assert not toast.grab().isNull()
    qtbot.mouseClick(toast, Qt.MouseButton.LeftButton)
    assert not toast.isVisible()
    assert not toast._timer.isActive()


def test_a_message_goes_by_itself(qtbot: QtBot, theme: Theme, icons: Icons) -> None:
    """After its one timer."""
    toast = Toast(theme, icons, shadow=False)
    qtbot.addWidget(toast)
    toast.tell("没有粘贴", None)
    assert toast._timer.isSingleShot()
    toast._timer.start(1)
    qtbot.waitUntil(lambda: not toast.isVisible(), timeout=1000)


def test_messages_cross_from_any_thread(qtbot: QtBot) -> None:
    """Shown on the thread of the windows; empty ones are not shown."""
    shown: list[tuple[str, Window | None, bool]] = []
    main = threading.current_thread()
    notifier = QtNotifier(lambda text, near: shown.append((text, near, threading.current_thread() is main)))

    def elsewhere() -> None:
        notifier.tell("", CHAT)
        notifier.tell("窗口变了", CHAT)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(shown), timeout=1000)
    assert shown == [("窗口变了", CHAT, True)]


def _actions(tray: Tray) -> list[QAction]:
    return [action for action in tray.menu.actions() if not action.isSeparator()]


def test_the_tray_shows_the_hotkey_and_each_entry_works(qtbot: QtBot, icons: Icons) -> None:
    """Open, new, import, export, pause, quit."""
    tray = Tray(icons, "Ctrl+Alt+Space")
    opened, new, taking, giving, pause, leave = _actions(tray)
    assert opened.text().endswith("\tCtrl+Alt+Space")
    for action, signal in (
        (opened, tray.palette_wanted),
        (new, tray.new_wanted),
        (taking, tray.import_wanted),
        (giving, tray.export_wanted),
        (leave, tray.quit_wanted),
    ):
        with qtbot.waitSignal(signal, timeout=1000):
            action.trigger()
    with qtbot.waitSignal(tray.paused, timeout=1000) as got:
        pause.trigger()
    assert got.args == [True]
    assert "Ctrl+Alt+Space" not in opened.text()
    tray.set_paused(on=False)
    tray.show_hotkey("Ctrl+Alt+K")
    assert opened.text().endswith("\tCtrl+Alt+K")
    assert tray.tip.endswith("Ctrl+Alt+K")


def test_a_click_on_the_icon_opens_the_palette(qtbot: QtBot, icons: Icons) -> None:
    """The right button opens the menu, which Qt does."""
    tray = Tray(icons, "")
    with qtbot.waitSignal(tray.palette_wanted, timeout=1000):
        tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    with qtbot.assertNotEmitted(tray.palette_wanted):
        tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)


def test_the_tray_works_without_a_host(icons: Icons) -> None:
    """There is none here; nothing is raised."""
    tray = Tray(icons, "")
    tray.show()
    tray.hide()


def test_every_icon_has_its_mask() -> None:
    """`python -m tests.ui.draw_icons` draws them."""
    folder = RESOURCES / "icons"
    assert {file.stem for file in (folder / "masks").glob("*.png")} == {file.stem for file in folder.glob("*.svg")}


def test_icons_have_pixels_in_the_wanted_colour(icons: Icons) -> None:
    """Tinted, at the size of the screen."""
    image = icons.pixmap("search", "#ff0000", 16, 2.0).toImage()
    assert image.width() == 32
    colours = {
        image.pixelColor(x, y).rgb() & 0xFFFFFF
        for x in range(32)
        for y in range(32)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert colours == {0xFF0000}
    for paused in (True, False):
        assert not icons.tray(paused=paused).pixmap(16, 16).isNull()


@pytest.mark.parametrize(
    ("key", "held", "expected"),
    [
        (Qt.Key.Key_K, CTRL | ALT, "Ctrl+Alt+K"),
        (Qt.Key.Key_Space, CTRL | ALT, "Ctrl+Alt+Space"),
        (Qt.Key.Key_Exclam, CTRL | SHIFT, "Ctrl+Shift+1"),
        (Qt.Key.Key_F8, NONE, "F8"),
        (Qt.Key.Key_Z, META, "Win+Z"),
        (Qt.Key.Key_PageUp, CTRL, "Ctrl+PageUp"),
        (Qt.Key.Key_Return, CTRL, "Ctrl+Enter"),
        (Qt.Key.Key_K, NONE, None),
        (Qt.Key.Key_K, SHIFT, None),
        (Qt.Key.Key_unknown, CTRL, None),
    ],
)
def test_a_pressed_combination_is_read(key: Qt.Key, held: Qt.KeyboardModifier, expected: str | None) -> None:
    """In the words of domain.hotkey; a letter alone is none."""
    found = combination_of(QKeyEvent(QEvent.Type.KeyPress, key, held))
    assert (str(found) if found else None) == expected


def test_the_recorder_takes_keys_and_lets_tab_through(qtbot: QtBot) -> None:
    """Backspace empties it."""
    field = HotkeyField()
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.recorded, timeout=1000) as got:
        qtbot.keyClick(field, Qt.Key.Key_J, CTRL | ALT)
    assert got.args == ["Ctrl+Alt+J"]
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    qtbot.keyClick(field, Qt.Key.Key_X)
    assert field.text() == "Ctrl+Alt+J"
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert field.text() == ""


def test_a_taken_hotkey_is_replaced_right_there(qtbot: QtBot, theme: Theme) -> None:
    """The second is taken, too, and said so; the third is had, and the window closes."""
    tried: list[str] = []

    def retry(text: str) -> None:
        tried.append(text)
        if text == "Ctrl+Alt+J":
            raise HotkeyTakenError("Another program uses {hotkey}. Choose another combination.", hotkey=text)

    why = HotkeyTakenError("Another program uses {hotkey}. Choose another combination.", hotkey="Ctrl+Alt+Space")
    window = HotkeyProblemWindow("Ctrl+Alt+Space", "open the palette", why, retry, theme)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(window)
    window.show()
    window.use()
    assert tried == []
    qtbot.keyClick(window.field, Qt.Key.Key_J, CTRL | ALT)
    window.use()
    assert "Ctrl+Alt+J" in window.error
    assert window.isVisible()
    qtbot.keyClick(window.field, Qt.Key.Key_K, CTRL | ALT)
    qtbot.keyClick(window.field, Qt.Key.Key_Return)
    assert tried == ["Ctrl+Alt+J", "Ctrl+Alt+K"]
    assert not window.isVisible()


def test_later_closes_without_trying(qtbot: QtBot, theme: Theme) -> None:
    """Escape does the same."""
    why = HotkeyTakenError("Another program uses {hotkey}. Choose another combination.", hotkey="F8")
    window = HotkeyProblemWindow("F8", "open the palette", why, lambda _: None, theme)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(window)
    window.show()
    qtbot.keyClick(window.field, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_the_theme_follows_a_forced_scheme(qtbot: QtBot, theme: Theme) -> None:
    """And tells once."""
    with qtbot.waitSignal(theme.changed, timeout=1000):
        theme.force("dark")
    with qtbot.assertNotEmitted(theme.changed):
        theme.force("dark")
    theme.force("light")
