"""Draws every window to PNG files, to be looked at: python -m tests.ui.screens FOLDER (on a real screen or Xvfb).

Chinese and one in English, light and dark, at 100 and 200 %, with little and with much in them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from kefu_desktop.app.paste_phrase import Outcome, PasteResult
from kefu_desktop.domain.errors import HotkeyTakenError
from kefu_desktop.domain.phrase import Category, Phrase, Variant
from kefu_desktop.domain.tone.finding import Finding
from kefu_desktop.domain.window import Rect, Window
from kefu_desktop.ui import language, outcomes
from kefu_desktop.ui.exporting.window import ExportWindow
from kefu_desktop.ui.hotkey_problem import HotkeyProblemWindow
from kefu_desktop.ui.language import tr
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.theme import Scheme, Theme, dress
from kefu_desktop.ui.palette.window import Palette
from kefu_desktop.ui.phrase_dialog import draft
from kefu_desktop.ui.phrase_dialog.dialog import PhraseDialog
from kefu_desktop.ui.phrase_dialog.draft import Editing
from kefu_desktop.ui.toast import Toast
from kefu_desktop.ui.tray import Tray
from tests.helpers.search_rows import row
from tests.ui.library import Library, large, sample

RESOURCES = Path(__file__).parents[2] / "resources"
CHAT = Window(7, "pidgin", "小王", Rect(200, 100, 900, 700))
WHOM = "pidgin\n小王"
LONG_WHOM = "aliworkbench.exe\n淘宝买家tb_8847362910(七夕活动群第三组)的聊天窗口"


def main() -> None:
    """Each theme and scale in a process of its own, as Qt takes the scale at its start."""
    if len(sys.argv) == 2:
        for scheme in ("light", "dark"):
            for scale in ("1", "2"):
                environment = {**os.environ, "QT_SCALE_FACTOR": scale}
                command = [sys.executable, "-m", "tests.ui.screens", sys.argv[1], scheme, scale, "zh"]
                subprocess.run(command, check=True, env=environment)
        subprocess.run([sys.executable, "-m", "tests.ui.screens", sys.argv[1], "light", "1", "en"], check=True)
        return
    folder, scheme, scale, spoken = Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4]
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    app.setStyle("Fusion")
    translator = language.install(RESOURCES / "translations", spoken)
    assert (translator is None) == (spoken == "en")
    wanted: Scheme = "dark" if scheme == "dark" else "light"
    theme = Theme(wanted)
    dress(theme.colours)
    for name, window in windows(theme, Icons(RESOURCES / "icons")):
        _wait(180)
        _save(window, theme, folder / f"{name}-{scheme}-{scale}x-{spoken}.png")
        window.hide()


def windows(theme: Theme, icons: Icons) -> Iterator[tuple[str, QWidget]]:
    """Each window as it shall be drawn, its name first; the next is made when the last was drawn."""
    yield from _lists(theme, icons)
    yield from _forms(theme, icons)
    toast = Toast(theme, icons, shadow=True)
    toast.tell(outcomes.sentence(PasteResult(Outcome.WINDOW_CHANGED, on_clipboard=True)), CHAT)
    yield "toast", toast
    toast.tell(outcomes.sentence(PasteResult(Outcome.ELEVATED, on_clipboard=True)), CHAT)
    yield "toast-long", toast
    why = HotkeyTakenError("{key} is taken by another program. Choose another combination.", key="Ctrl+Alt+Space")
    problem = HotkeyProblemWindow("Ctrl+Alt+Space", tr("Open palette"), why, lambda _: None, theme)
    problem.show()
    yield "hotkey-problem", problem
    yield from _dialogs(theme, icons)
    yield from _exports(theme, icons)
    tray = Tray(icons, "Ctrl+Alt+Space")
    tray.menu.popup(QPoint(100, 100))
    yield "tray-menu", tray.menu


def _lists(theme: Theme, icons: Icons) -> Iterator[tuple[str, QWidget]]:
    yield "palette-small", _palette(sample(), theme, icons)
    full = _palette(large(), theme, icons, whom=LONG_WHOM)
    yield "palette-large", full
    full = _palette(large(), theme, icons)
    full.body.bar.field.setText("发")
    yield "palette-search", full
    full.body.bar.field.setText("第 2")
    full.session.select(30)
    full.body.bar.set_input_method(on=True)
    yield "palette-ime", full
    full.body.bar.field.setText("没有这个")
    yield "palette-nothing", full
    long = _palette(large(), theme, icons)
    long.body.bar.field.setText("面料")
    yield "palette-long-text", long
    marked = _palette(large(), theme, icons)
    marked.body.bar.field.setText("指定")
    yield "palette-mark", marked
    blank = _palette(sample(), theme, icons)
    blank.body.bar.field.setText("活动价")
    yield "palette-blank", blank
    yield "palette-empty", _palette(Library([]), theme, icons, whom="")
    plain = Palette(sample().services(), theme, icons, shadow=False)
    plain.open_for(CHAT, WHOM)
    yield "palette-no-shadow", plain
    narrow = _palette(large(), theme, icons)
    narrow.resize(392, 480)
    yield "palette-narrow", narrow


def _forms(theme: Theme, icons: Icons) -> Iterator[tuple[str, QWidget]]:
    text = _palette(sample(), theme, icons)
    text.filling.begin()
    yield "form-text", text
    text.body.preview.field.setText("浙江省杭州市余杭区")
    yield "form-typed", text
    choice = _palette(sample(), theme, icons)
    choice.session.select(2)
    choice._back_to_list()
    choice.filling.begin()
    yield "form-choice", choice
    remembered = sample()
    remembered.suggestions["地区"] = "上海"
    known = _palette(remembered, theme, icons)
    known.session.another(1)
    known._show_choice()
    known.filling.begin()
    yield "form-remembered", known


def _dialogs(theme: Theme, icons: Icons) -> Iterator[tuple[str, QWidget]]:
    editing = Editing(_categories, _check, lambda key, _: f"{key} 已经给了话术“催付款”,请换一个。", lambda _: None)
    empty = PhraseDialog(draft.new("双十一发货"), editing, theme, icons)
    empty.show()
    yield "dialog-new", empty
    texts = (
        "这款绝对是全网最低价,{称呼}放心拍,{颜色:红|白|黑}都有货。",
        "您好,正常情况下 {天数=2} 天内到。",
        "在的,请稍等。",
    )
    phrase = Phrase(
        "price",
        "价格与现货",
        "product",
        (*map(Variant, texts), Variant("停用的一条说法。", enabled=False)),
        "促销",
        ("便宜", "最低价"),
        "Ctrl+Alt+3",
    )
    edited = PhraseDialog(draft.of(phrase), editing, theme, icons)
    edited._check_hotkey("Ctrl+Alt+3")
    edited.show()
    yield "dialog-edit", edited


def _exports(theme: Theme, icons: Icons) -> Iterator[tuple[str, QWidget]]:
    groups = (("common", "问候"), ("product", "尺码"), ("after-sales", "物流"), ("after-sales", "退换"))
    rows = [
        row(f"{group}的第 {number} 条", phrase_id=f"{slug}-{group}-{number}", category=slug, group=group)
        for slug, group in groups
        for number in range(1, 9)
    ]
    command = [sys.executable, str(Path(__file__).parents[1] / "helpers" / "kefu_stub.py"), "writes", os.devnull]
    window = ExportWindow(rows, _categories(), command, theme, icons, today=date(2026, 11, 22))
    window.show()
    yield "export-all", window
    window.scope.some.click()
    window.scope.tree.expandAll()
    window.scope.model.setData(window.scope.model.index(2, 0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    window.formats.choose("xlsx")
    window.lost.tell({"phrases": 8, "lost": [{"message": "图片不会写进这种格式。", "count": 2}]})
    yield "export-ticked", window
    window.target.complain("没有 /home/xiao/文档 这个文件夹，请换一个。")
    window.foot.ask("已经有 话术.xlsx 了，要替换它吗？")
    window.resize(560, 480)
    window.show()
    yield "export-narrow", window
    window.close()


def _palette(library: Library, theme: Theme, icons: Icons, whom: str = WHOM) -> Palette:
    made = Palette(library.services(), theme, icons, shadow=True)
    made.open_for(CHAT, whom)
    return made


def _categories() -> list[Category]:
    return sample().categories()


def _check(text: str) -> list[Finding]:
    found = []
    if (at := text.find("绝对是全网最低价")) >= 0:
        said = "“绝对”“最低价”属于极限用语,平台会处罚,也容易引起纠纷。"
        found.append(Finding("absolute", "error", at, at + 8, said, "近期比较划算"))
    if (at := text.find("请稍等")) >= 0:
        found.append(Finding("cold", "hint", at, at + 3, "加一个语气词会更亲切。", "请您稍等哦"))
    return found


def _save(window: QWidget, theme: Theme, file: Path) -> None:
    """On a ground such as a chat program has, so that the shadow is seen."""
    drawn = window.grab()
    ratio = drawn.devicePixelRatio()
    edge = 12
    whole = QPixmap(drawn.width() + round(2 * edge * ratio), drawn.height() + round(2 * edge * ratio))
    whole.setDevicePixelRatio(ratio)
    whole.fill(QColor("#3a3f47" if theme.colours.dark else "#dfe4ea"))
    painter = QPainter(whole)
    painter.drawPixmap(QRect(edge, edge, window.width(), window.height()), drawn)
    painter.end()
    whole.save(str(file))


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
