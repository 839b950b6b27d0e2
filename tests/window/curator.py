# SPDX-License-Identifier: GPL-3.0-or-later
"""The program's own window, by the names of its parts in one language; driver.py says how it is driven.

Every name that is looked for goes through the program's own catalogue and codebook, so a string that is not Chinese in
the Chinese window fails here as it would fail a person.
"""
import csv
import gettext
import glob
import json
import os
import re
import shutil
import sqlite3
import subprocess
import tempfile
import time
import traceback

from driver import Window


class Words:
    """What the program says in a language: en or zh_CN."""

    def __init__(self, root, locales, language):
        self.root = root
        self.locales = locales
        self.language = language
        self.chinese = language.startswith('zh')
        self.catalogue = (gettext.translation('trial-curator', locales, [language]) if self.chinese
                          else gettext.NullTranslations())
        with open(os.path.join(root, 'data', 'codebooks', 'interventional-trials.json'), encoding='utf-8') as codebook:
            self.labels = {f['key']: f['label']['zh_CN' if self.chinese else 'en'] for f in json.load(codebook)['fields']}

    def tr(self, text):
        """The text in the language under test."""
        out = self.catalogue.gettext(text)
        assert not self.chinese or out != text, 'not translated: %r' % text
        return out

    def trn(self, one, many, n):
        out = self.catalogue.ngettext(one, many, n)
        assert not self.chinese or out not in (one, many), 'not translated: %r' % one
        return out.replace('%u', str(n))

    def samples(self):
        return sorted(glob.glob(os.path.join(self.root, 'data', 'samples', '*.txt')))


class Curator(Window):
    def __init__(self, words, *arguments, **options):
        self.words = words
        super().__init__(*arguments, **options)

    def form(self):
        return self.keep('form', lambda: self.find('filler', 'TcFormPane'))

    def studies(self):
        return self.keep('studies', lambda: self.find('list', 'GtkColumnListView'))

    def rows(self):
        """What the cells of the study list say, a list a row; the first is the name of the status icon."""
        return [[n.name for n in self.walk(row) if n.name and n.getRoleName() in ('image', 'icon', 'label')]
                for row in self.studies()]

    def choose(self, part):
        """Clicks the study with part in one of its cells, and waits until the form shows it."""
        def find():
            for row in self.studies():
                texts = self.labels(row)
                if any(part in text for text in texts):
                    return row, texts
            return None
        row, texts = self.until(find, 'a row with %r' % part)
        self.click(row[1])
        header = self.keep('header', lambda: self.find('filler', 'TcFormHeader', root=self.form()))
        self.until(lambda: texts[0] in self.labels(header), 'the form of %r' % texts[0])

    def has_status(self, row, status):
        return row[0] == self.words.tr(status)

    def expect_row(self, part, status):
        self.until(lambda: any(part in ' '.join(row) and self.has_status(row, status) for row in self.rows()),
                   '%r to be %r in the list' % (part, status))

    def fields(self):
        """The form's rows by the labels of their fields; the form keeps its rows for all studies."""
        def collect(node, found):
            for i in range(node.childCount):
                child = node[i]
                if child.getRoleName() == 'list item':
                    label = next(self.each('label', root=child), None)
                    if label is not None:
                        found.setdefault(label.name, child)
                else:
                    collect(child, found)
            return found

        def complete():
            found = collect(self.form(), {})
            return found if set(self.words.labels.values()) <= set(found) else None
        return self.keep('fields', lambda: self.until(complete, 'a row for each field of the codebook'))

    def field(self, key):
        return self.fields()[self.words.labels[key]]

    def entry(self, key):
        return self.find('text', root=self.field(key))

    def expect(self, key, state, value=None):
        """Waits until a field is in a state, and its editor shows a value."""
        row = self.field(key)
        self.until(lambda: self.words.tr(state) in self.labels(row), '%s to be %r' % (key, state))
        if value is not None:
            editor = self.entry(key)
            self.until(lambda: self.text(editor) == value, '%s to show %r' % (key, value))

    def go_to(self, key, by, limit):
        """Presses a key until the editor of a field has the focus."""
        wanted = self.entry(key)
        editors = self.keep('editors', lambda: [node for row in self.fields().values() for editor in self.walk(row)
                                                if editor.name.startswith('TcEditor')
                                                for node in self.walk(editor) if self.focusable(node)])

        def holder():
            return next((i for i, node in enumerate(editors) if self.focused(node)), -1)
        before = holder()
        for _ in range(limit):
            if self.focused(wanted):
                return
            self.key(by)
            try:
                self.until(lambda: holder() not in (-1, before), 'the focus to move', 2)
            except AssertionError:
                pass                                    # to something that was not there at first
            before = holder()
        self.until(lambda: self.focused(wanted), 'the focus in %s after %s' % (key, by), 1)

    def press_button(self, text, root=None):
        """Presses the button with a label, written with its mnemonic; GTK 4.8 names it with the underscore."""
        self.press(self.find('push button', contains=self.words.tr(text), root=root))

    def saved(self):
        self.find('label', self.words.tr('All changes saved'))

    def annotations(self, n):
        self.find('push button', contains=self.words.tr('_Annotations (%u)').replace('%u', str(n)))

    def choose_path(self, title, path, windows, wait=True):
        """Types a path into the file chooser with a title, the topmost of that many windows.

        Unless told not to waits for one window less: what comes up at once would be waited for in vain.
        """
        self.focus_window(windows)
        self.until(lambda: self.titled(title), 'the chooser %r' % title)
        chooser = self.until(lambda: next((w for w in self.windows() if w.name == title), None), 'the chooser %r' % title)
        self.key('ctrl+l')
        location = self.until(lambda: next((n for n in self.each('text', root=chooser) if self.focused(n)), None),
                              'the path entry')
        self.fill(location, path)
        self.key('Return')
        if wait:
            self.focus_window(windows - 1)


class Session:
    """One home folder, so that a second start finds what the first one left."""

    def __init__(self, program, words):
        self.program = program
        self.words = words
        self.home = tempfile.mkdtemp(prefix='trial-curator-window-')
        self.project = os.path.join(self.home, 'data', 'trial-curator', words.tr('Sample') + '.trialcurator')
        self.tables = os.path.join(self.home, 'tables')
        os.mkdir(self.tables)
        self.starts = 0
        self.env = {'HOME': self.home, 'XDG_DATA_HOME': self.home + '/data', 'XDG_CONFIG_HOME': self.home + '/config',
                    'XDG_CACHE_HOME': self.home + '/cache', 'GSETTINGS_BACKEND': 'keyfile', 'LANGUAGE': words.language,
                    'LC_ALL': self.locale(), 'TC_LOCALEDIR': words.locales}

    def locale(self):
        """The language's own locale where the machine has it: then collation, dates and fonts are Chinese too."""
        have = subprocess.run(['locale', '-a'], stdout=subprocess.PIPE, text=True, check=False).stdout.lower().split()
        wanted = 'zh_CN' if self.words.chinese else 'en_US'
        return wanted + '.UTF-8' if wanted.lower() + '.utf8' in have else 'C.UTF-8'

    def start(self, *arguments, windows=1):
        """Starts the program and waits for that many windows: it may begin with a question."""
        self.starts += 1
        return Curator(self.words, [self.program, *arguments], self.env,
                       os.path.join(self.home, 'stderr-%d.txt' % self.starts), windows=windows)

    def close(self):
        shutil.rmtree(self.home, ignore_errors=True)

    def complaints(self):
        lines = []
        for name in sorted(glob.glob(os.path.join(self.home, 'stderr-*.txt'))):
            with open(name, encoding='utf-8', errors='replace') as f:
                lines += [line for line in f if re.search('WARNING|CRITICAL|ERROR', line)]
        return lines

    def forget_suggestions(self):
        """As if the rules of an older version had found nothing in the first report; while the program does not run."""
        with sqlite3.connect(self.project) as project:
            tables = [row[0] for row in project.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
            table = 'suggestion_pack' if 'suggestion_pack' in tables else 'suggestion'
            project.execute('DELETE FROM %s WHERE source_id = 1' % table)
        project.close()

    def run(self, *arguments):
        return subprocess.run([self.program, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                              env=dict(os.environ, **self.env), timeout=120, check=False)

    def table(self, name, folder=None):
        with open(os.path.join(folder or self.tables, name + '.csv'), encoding='utf-8', newline='') as f:
            return list(csv.DictReader(f, strict=True))


class Failed(Exception):
    pass


class Steps:
    """Runs named steps, each a function of the session and the window, and prints TAP."""

    def __init__(self, name, n):
        self.name = name
        self.n = 0
        print('1..%d' % n)

    def run(self, session, window, steps):
        for name, step in steps:
            self.n += 1
            begin = time.monotonic()
            try:
                note = step(session, window)
            except Exception as error:
                print('not ok %d - %s' % (self.n, name))
                print(''.join('# %s\n' % line for line in traceback.format_exc().splitlines()), end='', flush=True)
                if window is not None:
                    picture = os.path.abspath(self.name + '.png')
                    window.screenshot(picture)
                    print('# the screen: %s' % picture)
                raise Failed from error
            took = time.monotonic() - begin
            print('ok %d - %s%s' % (self.n, name, ' # ' + note if note else ' (%.1f s)' % took), flush=True)


def play(program, words, name, n, act):
    """Runs act(session, steps), which takes n steps, in a session of its own; the exit status of the test."""
    session = Session(program, words)
    steps = Steps(name + '-' + words.language, n)
    try:
        act(session, steps)
    except Failed:
        print(''.join('# stderr: ' + line for line in session.complaints()), end='')
        print('Bail out! The session cannot go on.')
        return 1
    finally:
        session.close()
    return 0
