"""The smallest PySide6 tray program: what a start costs that does nothing. Prints when its event loop runs."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

application = QApplication(sys.argv)
application.setQuitOnLastWindowClosed(False)
pixmap = QPixmap(16, 16)
pixmap.fill("teal")
tray = QSystemTrayIcon(QIcon(pixmap))
menu = QMenu()
menu.addAction("Quit", application.quit)
tray.setContextMenu(menu)
tray.show()
QTimer.singleShot(0, lambda: print("running", flush=True))
sys.exit(application.exec())
