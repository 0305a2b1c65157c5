/* The least that a paste can cost: grabs ctrl+alt+k, and when it fires owns the clipboard with a fixed text, ends the
 * grab, releases ctrl and alt and sends ctrl+v. Saves nothing, checks nothing, restores nothing.
 * cc -O2 -o paste_floor paste_floor.c -lX11 -lXtst; paste_floor TEXT */
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv) {
    Display *d = XOpenDisplay(NULL);
    if (!d || argc != 2) return 1;
    Window root = DefaultRootWindow(d), w = XCreateSimpleWindow(d, root, 0, 0, 1, 1, 0, 0, 0);
    Atom clipboard = XInternAtom(d, "CLIPBOARD", 0), utf8 = XInternAtom(d, "UTF8_STRING", 0);
    Atom targets = XInternAtom(d, "TARGETS", 0);
    KeyCode k = XKeysymToKeycode(d, XK_k), v = XKeysymToKeycode(d, XK_v);
    KeyCode ctrl = XKeysymToKeycode(d, XK_Control_L), alt = XKeysymToKeycode(d, XK_Alt_L);
    XGrabKey(d, k, ControlMask | Mod1Mask, root, 0, GrabModeAsync, GrabModeAsync);
    XSync(d, 0);
    puts("ready");
    fflush(stdout);
    for (;;) {
        XEvent e;
        XNextEvent(d, &e);
        if (e.type == KeyPress) {
            XSetSelectionOwner(d, clipboard, w, e.xkey.time);
            XUngrabKeyboard(d, CurrentTime);
            KeyCode up[] = {k, alt, ctrl};
            for (int i = 0; i < 3; i++) XTestFakeKeyEvent(d, up[i], 0, 0);
            XTestFakeKeyEvent(d, ctrl, 1, 0);
            XTestFakeKeyEvent(d, v, 1, 0);
            XTestFakeKeyEvent(d, v, 0, 0);
            XTestFakeKeyEvent(d, ctrl, 0, 0);
            XFlush(d);
        } else if (e.type == SelectionRequest) {
            XSelectionRequestEvent *r = &e.xselectionrequest;
            XSelectionEvent n = {SelectionNotify, 0, 1, d, r->requestor, r->selection, r->target, r->property, r->time};
            if (r->target == targets) {
                Atom list[] = {targets, utf8};
                XChangeProperty(d, r->requestor, r->property, XA_ATOM, 32, PropModeReplace, (unsigned char *)list, 2);
            } else if (r->target == utf8) {
                XChangeProperty(d, r->requestor, r->property, utf8, 8, PropModeReplace, (unsigned char *)argv[1],
                                strlen(argv[1]));
            } else {
                n.property = None;
            }
            XSendEvent(d, r->requestor, 0, 0, (XEvent *)&n);
            XFlush(d);
        }
    }
}
