"""As paste_floor.c, with python-xlib as it comes: what the language costs. Run it as paste_floor.py TEXT."""

from __future__ import annotations

import sys

from Xlib import XK, X, Xatom, display
from Xlib.ext import xtest
from Xlib.protocol import event


def main() -> None:
    d = display.Display()
    root, text = d.screen().root, sys.argv[1].encode()
    window = root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
    clipboard, utf8, targets = (d.intern_atom(name) for name in ("CLIPBOARD", "UTF8_STRING", "TARGETS"))
    k, v, ctrl, alt = (d.keysym_to_keycode(key) for key in (XK.XK_k, XK.XK_v, XK.XK_Control_L, XK.XK_Alt_L))
    root.grab_key(k, X.ControlMask | X.Mod1Mask, 0, X.GrabModeAsync, X.GrabModeAsync)
    d.sync()
    print("ready", flush=True)
    while True:
        e = d.next_event()
        if e.type == X.KeyPress:
            window.set_selection_owner(clipboard, e.time)
            d.ungrab_keyboard(X.CurrentTime)
            for key in (k, alt, ctrl):
                xtest.fake_input(d, X.KeyRelease, key)
            for kind, key in ((X.KeyPress, ctrl), (X.KeyPress, v), (X.KeyRelease, v), (X.KeyRelease, ctrl)):
                xtest.fake_input(d, kind, key)
            d.flush()
        elif e.type == X.SelectionRequest:
            place = e.property
            if e.target == targets:
                e.requestor.change_property(place, Xatom.ATOM, 32, [targets, utf8])
            elif e.target == utf8:
                e.requestor.change_property(place, utf8, 8, text)
            else:
                place = X.NONE
            answer = event.SelectionNotify(
                time=e.time, requestor=e.requestor, selection=e.selection, target=e.target, property=place
            )
            e.requestor.send_event(answer)
            d.flush()


main()
