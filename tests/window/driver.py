# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real window from outside: over the accessibility bus, with real keys and clicks from xdotool.

Needs an X display, a session bus and Debian's python3 (pyatspi). What GTK 4.8 does that shaped it: a node costs about a
millisecond to ask, so a walk leaves out the big parts unless it begins there, and whoever asks often keeps nodes; text
is read by character count; check buttons have no action and are clicked; an action that is disabled is counted but has
no name; and there is no window manager in a test, so a click adds the offset of the frame and a new window has to be
given the focus.
"""
import os
import subprocess
import time

import pyatspi
from gi.repository import GLib

PRUNED = ('GtkColumnListView', 'TcFormPane')
# What a widget that is just going away answers with.
GONE = (GLib.GError, LookupError, NotImplementedError, RuntimeError, TypeError, AttributeError)


class Window:
    """One run of the program; use it in a with statement."""

    def __init__(self, arguments, env=None, stderr=None, seconds=60, windows=1):
        with open(stderr or os.devnull, 'w', encoding='utf-8') as errors:
            self.process = subprocess.Popen(arguments, stderr=errors, env=dict(os.environ, **(env or {})))
        self.seconds = seconds
        self.kept = {}
        self.app = self.until(self._find_app, 'the program on the accessibility bus')
        self.top = self.until(lambda: (self.windows() or [None])[0], 'its first window')
        self.focus_window(windows)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def _find_app(self):
        for app in pyatspi.Registry.getDesktop(0):
            try:
                if app is not None and app.get_process_id() == self.process.pid:
                    return app
            except GONE:
                continue
        return None

    def check_running(self, what):
        if self.process.poll() is not None:
            raise AssertionError('the program ended with %s while waiting for %s' % (self.process.returncode, what))

    def until(self, function, what, seconds=None):
        """Calls function until it returns something true; a widget that is gone meanwhile counts as not yet."""
        end = time.monotonic() + (seconds or self.seconds)
        while True:
            try:
                result = function()
            except GONE:
                result = None
            if result:
                return result
            self.check_running(what)
            if time.monotonic() > end:
                raise AssertionError('timed out waiting for %s' % what)
            time.sleep(0.02)

    def keep(self, key, function):
        """What function found, asked once: for parts that stay as long as the window."""
        if key not in self.kept:
            self.kept[key] = function()
        return self.kept[key]

    # --- looking ---------------------------------------------------------------------------------------

    def walk(self, root=None):
        """All nodes below and with root; the big parts are only gone into where the walk begins with them."""
        root = root or self.top
        yield root
        for i in range(root.childCount):
            child = root[i]
            if child is None:
                continue
            if child.name in PRUNED:
                yield child
            else:
                yield from self.walk(child)

    def windows(self):
        return [c for c in self.app if c is not None and c.childCount]

    def each(self, role=None, name=None, contains=None, root=None):
        for r in [root] if root else self.windows():
            for n in self.walk(r):
                if (name is None or n.name == name) and (contains is None or contains in n.name) \
                        and (role is None or n.getRoleName() == role):
                    yield n

    def all(self, role=None, name=None, contains=None, root=None):
        return list(self.each(role, name, contains, root))

    def find(self, role=None, name=None, contains=None, root=None, seconds=None):
        return self.until(lambda: next(self.each(role, name, contains, root), None),
                          '%s %r' % (role or 'widget', name or contains), seconds)

    def labels(self, root):
        return [n.name for n in self.walk(root) if n.name and n.getRoleName() == 'label']

    @staticmethod
    def text(node):
        text = node.queryText()
        return text.getText(0, text.characterCount)

    @staticmethod
    def actions(node):
        try:
            action = node.queryAction()
            return [action.getName(i) for i in range(action.nActions)]
        except (NotImplementedError, GLib.GError):
            return []

    @staticmethod
    def focused(node):
        return node.getState().contains(pyatspi.STATE_FOCUSED)

    @staticmethod
    def focusable(node):
        return node.getState().contains(pyatspi.STATE_FOCUSABLE)

    @staticmethod
    def height(node):
        return node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)[3]

    # --- doing -----------------------------------------------------------------------------------------

    def press(self, node, name=None):
        names = self.actions(node)
        assert names, '%s %r has no action' % (node.getRoleName(), node.name)
        node.queryAction().doAction(names.index(name) if name else 0)

    def fill(self, node, text):
        node.queryEditableText().setTextContents(text)
        self.until(lambda: self.text(node) == text, 'the text %r' % text)

    def select(self, node, passage):
        """Selects the first place of a passage in a text that has the focus, and returns where it is, in characters.

        With the keyboard: GTK 4.8 complains on stderr when it is asked to select over the bus.
        """
        start = self.text(node).index(passage)
        end = start + len(passage)
        text = node.queryText()
        self.until(lambda: text.setCaretOffset(start) and text.caretOffset == start, 'the cursor before %r' % passage)
        self.key('--repeat', str(len(passage)), '--repeat-delay', '8', 'shift+Right')
        self.until(lambda: text.getSelection(0) == (start, end), 'the selection of %r' % passage)
        return start, end

    def key(self, *keys):
        subprocess.run(['xdotool', 'key', '--delay', '20', *keys], check=True)

    def type(self, text):
        subprocess.run(['xdotool', 'type', '--delay', '12', text], check=True)

    def xids(self):
        """The program's windows on the screen, the topmost last."""
        return subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(self.app.get_process_id())],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False).stdout.split()

    def titled(self, title):
        """The program's windows on the screen with a title. Asks the display and not the program: GTK 4.8 crashes where it
        is asked for its windows while one of them comes or goes."""
        return subprocess.run(['xdotool', 'search', '--all', '--onlyvisible', '--pid', str(self.app.get_process_id()),
                               '--name', '^%s$' % title],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False).stdout.split()

    def focus_window(self, count=1):
        """Gives the keyboard to the topmost window, once there are count windows on the screen."""
        xids = self.until(lambda: [x for x in [self.xids()] if len(x) == count], '%d windows on the screen' % count)[0]
        subprocess.run(['xdotool', 'windowfocus', '--sync', xids[-1]], check=False, stderr=subprocess.DEVNULL)

    def click(self, node, button=1):
        """Clicks, and puts the pointer into the corner of the screen, where it calls up no tooltip."""
        subprocess.run(['xdotool', 'mousemove', *self.centre(node), 'click', str(button), 'mousemove', '9999', '9999'], check=True)

    def centre(self, node):
        top = node
        while top.parent is not None and top.parent.getRoleName() != 'application':
            top = top.parent
        shell = subprocess.run(['xdotool', 'getwindowgeometry', '--shell', self.xids()[-1]],
                               stdout=subprocess.PIPE, text=True, check=True).stdout
        frame = dict(line.split('=') for line in shell.split())
        _, _, width, height = top.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        x, y, w, h = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        return (str(int(frame['X']) + (int(frame['WIDTH']) - width) // 2 + x + w // 2),
                str(int(frame['Y']) + (int(frame['HEIGHT']) - height) // 2 + y + h // 2))

    def screenshot(self, path):
        subprocess.run(['import', '-window', 'root', path], check=False)

    def quit(self):
        """Ends the program as a person would, and returns its exit status."""
        self.focus_window()
        self.key('ctrl+q')
        try:
            return self.process.wait(self.seconds)
        except subprocess.TimeoutExpired:
            raise AssertionError('the program did not end') from None
