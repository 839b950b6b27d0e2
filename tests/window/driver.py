"""Drives the real window from outside: over the accessibility bus, with real keys and clicks from xdotool.

Needs an X display, a session bus and Debian's python3 (pyatspi). Notes on GTK 4.8 that shaped it: lists expose about 200 realised
rows, so a walk prunes them; text runs are read by character count; check buttons have no action and are clicked; there is no
window manager, so a click adds the offset of the frame.
"""
import os
import subprocess
import time

import pyatspi

PRUNED = ('GtkColumnListView',)


class Window:
    """One run of the program; use it in a with statement."""

    def __init__(self, arguments, env=None, stderr=None):
        self.stderr = open(stderr, 'w') if stderr else subprocess.DEVNULL
        self.process = subprocess.Popen(arguments, stderr=self.stderr, env=dict(os.environ, **(env or {})))
        self.app = self.until(self._find_app, 'the program on the accessibility bus', 30)
        self.top = self.until(lambda: next((c for c in self.app if c is not None and c.childCount), None), 'its first window')
        self.focus_window()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def _find_app(self):
        for app in pyatspi.Registry.getDesktop(0):
            try:
                if app is not None and app.get_process_id() == self.process.pid:
                    return app
            except Exception:
                continue
        return None

    def until(self, function, what, seconds=10):
        """Calls function until it returns something true; an exception inside counts as not yet."""
        end = time.monotonic() + seconds
        while True:
            try:
                result = function()
            except (LookupError, NotImplementedError, RuntimeError, TypeError, AttributeError):
                result = None
            except Exception as error:                       # GLib.Error of a widget that is just gone
                if 'atspi' not in str(error) and 'GLib' not in type(error).__name__ and 'Error' not in type(error).__name__:
                    raise
                result = None
            if result:
                return result
            if self.process.poll() is not None:
                raise AssertionError('the program ended with %s while waiting for %s' % (self.process.returncode, what))
            if time.monotonic() > end:
                raise AssertionError('timed out waiting for %s' % what)
            time.sleep(0.03)

    # --- looking -----------------------------------------------------------------------------------------------------

    def walk(self, root=None, rows=False):
        root = root or self.top
        yield root
        if not rows and root.name in PRUNED:
            return
        for i in range(root.childCount):
            child = root[i]
            if child is not None:
                yield from self.walk(child, rows)

    def windows(self):
        return [c for c in self.app if c is not None and c.childCount]

    def all(self, role=None, name=None, contains=None, root=None, rows=False):
        roots = [root] if root else self.windows()
        return [n for r in roots for n in self.walk(r, rows)
                if (role is None or n.getRoleName() == role) and (name is None or n.name == name) and (contains is None or contains in n.name)]

    def find(self, role=None, name=None, contains=None, root=None, rows=False, seconds=10):
        return self.until(lambda: (self.all(role, name, contains, root, rows) or [None])[0],
                          '%s %r' % (role or 'widget', name or contains), seconds)

    @staticmethod
    def text(node):
        text = node.queryText()
        return text.getText(0, text.characterCount)

    @staticmethod
    def actions(node):
        try:
            action = node.queryAction()
            return [action.getName(i) for i in range(action.nActions)]
        except NotImplementedError:
            return []

    # --- doing -------------------------------------------------------------------------------------------------------

    def press(self, node, name=None):
        names = self.actions(node)
        assert names, '%s %r has no action' % (node.getRoleName(), node.name)
        node.queryAction().doAction(names.index(name) if name else 0)

    def action(self, name):
        """Activates an action that a widget class installed, such as win.undo."""
        node = self.until(lambda: next((n for n in self.walk() if name in self.actions(n)), None), 'the action ' + name)
        self.press(node, name)

    def fill(self, node, text):
        node.queryEditableText().setTextContents(text)
        self.until(lambda: self.text(node) == text, 'the text %r' % text)

    def key(self, *keys):
        subprocess.run(['xdotool', 'key', '--delay', '30', *keys], check=True)

    def type(self, text):
        subprocess.run(['xdotool', 'type', '--delay', '12', text], check=True)

    def xid(self):
        found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid)], stdout=subprocess.PIPE, text=True)
        return (found.stdout.split() or [None])[-1]

    def focus_window(self):
        subprocess.run(['xdotool', 'windowfocus', '--sync', self.until(self.xid, 'the X window')], check=False)

    def click(self, node, button=1, count=1):
        subprocess.run(['xdotool', 'mousemove', *self.centre(node), 'click', '--repeat', str(count), str(button)], check=True)

    def centre(self, node):
        top = node
        while top.parent is not None and top.parent.getRoleName() != 'application':
            top = top.parent
        shell = subprocess.run(['xdotool', 'getwindowgeometry', '--shell', self.xid()], stdout=subprocess.PIPE, text=True, check=True).stdout
        frame = dict(line.split('=') for line in shell.split())
        _, _, width, height = top.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        x, y, w, h = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        return (str(int(frame['X']) + (int(frame['WIDTH']) - width) // 2 + x + w // 2),
                str(int(frame['Y']) + (int(frame['HEIGHT']) - height) // 2 + y + h // 2))

    def screenshot(self, path):
        subprocess.run(['import', '-window', 'root', path], check=True)

    def close(self, seconds=10):
        """Ends the program as a person would; kills it only where it does not listen. Returns its exit status."""
        if self.process.poll() is None:
            self.focus_window()
            self.key('ctrl+q')
            try:
                self.process.wait(seconds)
            except subprocess.TimeoutExpired:
                self.process.terminate()
                self.process.wait(5)
        if self.stderr is not subprocess.DEVNULL:
            self.stderr.close()
        return self.process.returncode
