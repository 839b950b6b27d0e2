#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What comes into the real window from other programs, and what leaves it: drops, pasted text, decisions, tables.

Usage: test_exchange.py PROGRAM SOURCE_ROOT LOCALE_FOLDER LANGUAGE OTHER_PROGRAM   (en or zh_CN; under Xvfb and a session bus)

Files are dragged with the mouse out of the window of OTHER_PROGRAM, and text is taken from the clipboard that it owns.
Prints TAP.
"""
import json
import os
import select
import subprocess
import sys
import time

from beginning import begin

PROGRAM, ROOT, LOCALES, LANGUAGE, OTHER = begin('xdotool', module='curator')

from curator import Words, play    # noqa: E402

WORDS = Words(ROOT, LOCALES, LANGUAGE)
tr, trn = WORDS.tr, WORDS.trn

STROKE = '02-stroke-bilingual.txt'
ANYWHERE = (640, 400)                                   # in the window
ASIDE = (1000, 900)                                     # below the window, which is 800 pixels high
REPORT = 'Invented %s for invented itch: a randomised trial\n\nTestperson %s\n\n%d adults were randomly assigned to %s or nothing.\n'


def write(session, name, text):
    path = os.path.join(session.home, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8') as f:
        f.write(text)
    return path


class Other:
    """The window of another program, out of the way of ours; use it in a with statement."""

    def __init__(self, *arguments):
        self.process = subprocess.Popen([OTHER, *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def put_aside(self, window):
        xid = window.until(lambda: subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid)],
                                                  stdout=subprocess.PIPE, text=True, check=False).stdout.split(),
                           'the window of the other program')[-1]
        subprocess.run(['xdotool', 'windowmove', '--sync', xid, *map(str, ASIDE)], check=True)


def mouse(*arguments):
    subprocess.run(['xdotool', *map(str, arguments)], check=True)
    time.sleep(0.1)


def drag(window, *paths):
    """Drags files out of the other program over the window, and leaves them in the air."""
    other = Other('drag', *paths)
    other.put_aside(window)
    mouse('mousemove', ASIDE[0] + 60, ASIDE[1] + 30, 'mousedown', 1)
    for step in range(1, 6):
        mouse('mousemove', ASIDE[0] + 60 + 10 * step, ASIDE[1] + 30 - 4 * step)
    assert select.select([other.process.stdout], [], [], 20)[0], 'the drag did not begin'
    time.sleep(0.3)                                     # a person is not faster either
    mouse('mousemove', ANYWHERE[0] - 5, ANYWHERE[1])
    mouse('mousemove', *ANYWHERE)
    return other


def results(window, n):
    """The results of an import, a list of the texts a row; they are closed."""
    close = window.find('push button', contains=tr('_Close'))
    rows = window.find('list', tr('Results of the import'))
    window.until(lambda: len(rows) == n, '%d results' % n)
    told = [window.labels(row) for row in rows]
    window.press(close)
    window.focus_window()
    return told


def find_search(window):
    return window.find(name=tr('Search in the texts, titles and answers of all studies'))


def expect_studies(window, n):
    window.find('status bar', trn('%u study', '%u studies', n))


# --- the session, step by step --------------------------------------------------------------------------

def open_sample(session, window):
    window.press_button('Open the _Sample Project')
    session.n = len(WORDS.samples())
    window.until(lambda: len(window.rows()) == session.n, 'the samples')
    window.saved()


def drop(session, window):
    files = [write(session, 'cream.txt', REPORT % ('cream', 'A', 40, 'cream')),
             write(session, 'folder/drops.txt', REPORT % ('drops', 'B', 50, 'drops')),
             write(session, 'folder/inner/药膏.txt', REPORT % ('balm', 'C', 60, 'balm'))]
    with drag(window, files[0], os.path.join(session.home, 'folder')):
        window.find('label', tr('Drop to Import'))
        mouse('mouseup', 1)
        told = results(window, 3)
    assert all(tr('Imported') in row or tr('Imported, with a warning') in row for row in told), told
    assert {os.path.basename(f) for f in files} <= {os.path.basename(text) for row in told for text in row}, told
    session.n += 3
    expect_studies(window, session.n)
    assert not window.all('label', tr('Drop to Import')), 'the hint stayed'
    window.expect('title_zh', 'Empty', '')              # the pointer was over this entry, which takes text that is dropped


def leave_without_dropping(session, window):
    with drag(window, os.path.join(session.home, 'cream.txt')):
        window.find('label', tr('Drop to Import'))
        mouse('mousemove', ANYWHERE[0], ASIDE[1] + 80)
        mouse('mousemove', ANYWHERE[0] + 5, ASIDE[1] + 80)
        window.until(lambda: not window.all('label', tr('Drop to Import')), 'the hint to go')
        mouse('mouseup', 1)
    expect_studies(window, session.n)


def paste(session, window):
    path = write(session, 'clipboard.txt', '虚构滴眼液治疗虚构眼病的随机对照试验\n\n' + REPORT % ('eye drops', 'D', 70, 'eye drops'))
    with Other('clipboard', path) as other:
        other.put_aside(window)
        window.focus_window()
        window.key('alt+1')
        window.key('ctrl+v')
        told = results(window, 1)
        assert any(text.startswith('Pasted text ') for text in told[0]), told
        session.n += 1
        expect_studies(window, session.n)

        # In an entry the same key means what it means everywhere.
        window.key('ctrl+f')
        window.key('ctrl+v')
        search = find_search(window)
        window.until(lambda: '虚构滴眼液' in window.text(search), 'the text in the search entry')
        window.key('ctrl+a', 'Delete')
        window.until(lambda: window.text(search) == '', 'the search entry to be empty')
    expect_studies(window, session.n)


def paste_records(session, window):
    """Several records of a reference manager are as many studies."""
    path = write(session, 'clipboard.ris', ''.join(
        'TY  - JOUR\nAU  - %sperson, A.\nPY  - 2031\nTI  - Invented %s for invented gout\nER  - \n\n' % pair
        for pair in (('Test', 'humming'), ('Probe', 'singing'), ('Muster', 'dancing'))))
    with Other('clipboard', path) as other:
        other.put_aside(window)
        window.focus_window()
        window.key('ctrl+shift+v')
        told = results(window, 3)
        assert any('Musterperson 2031' in text for row in told for text in row), told
    session.n += 3
    expect_studies(window, session.n)


def find_pasted(session, window):
    window.key('ctrl+f')
    search = find_search(window)
    window.fill(search, '滴眼')
    window.until(lambda: len(window.rows()) == 1, 'one study to be found')
    window.click(window.studies()[0][1])
    window.find('text', contains=tr('Text of %s').split('%')[0] + 'Pasted text ')
    window.fill(search, '')
    window.until(lambda: len(window.rows()) == session.n, 'all studies')


# --- a discrepancy ---------------------------------------------------------------------------------------

def dose_of(number):
    return number + (' 个细胞/kg' if WORDS.chinese else ' cells/kg')


def use(window, value):
    """Presses the button that takes the value of one of the two statements."""
    dose = window.field('dose')
    window.press(window.find('push button', tr('Use this: %s') % value, root=dose))
    window.find('label', tr('Decided: %s') % tr('lost superscript'), root=dose)


def open_again(window):
    dose = window.field('dose')
    window.press(window.find('push button', contains=tr('Open again'), root=dose))
    window.find('label', tr('Discrepancy: %s') % tr('lost superscript'), root=dose)


def decide(session, window):
    window.choose('Testperson Alma')
    window.find('label', tr('Discrepancy: %s') % tr('lost superscript'), root=window.field('dose'))
    use(window, dose_of('10'))
    window.expect('dose', 'Corrected', '10')
    open_again(window)
    window.press(window.find('push button', contains=tr('No discrepancy'), root=window.field('dose')))
    window.find('label', tr('No discrepancy: %s') % tr('lost superscript'), root=window.field('dose'))
    open_again(window)
    use(window, dose_of('1×10⁶'))
    window.expect('dose', 'Accepted', '1×10⁶')
    window.saved()


def find_decision(session, window):
    window.go_to('cell_type', 'F8', 40)
    window.go_to('dose', 'Tab', 20)
    window.key('ctrl+h')
    title = window.find('label', tr('History of %s') % WORDS.labels['dose'], root=window.field('dose'))
    changes = window.labels(title.parent)
    assert changes.count(tr('Decided about a discrepancy')) == 5, changes
    assert any(change.endswith('→ ' + dose_of('1×10⁶')) for change in changes), changes
    window.key('Escape')


# --- the tables ------------------------------------------------------------------------------------------

def export(session, window, program):
    """Exports all studies through the dialog, for a program, into a new folder, and returns the bytes of each table."""
    session.n_exports = getattr(session, 'n_exports', 0) + 1
    folder = os.path.join(session.home, 'tables-%d' % session.n_exports)
    os.mkdir(folder)
    window.key('ctrl+e')
    window.focus_window(2)
    for choice in (tr('All studies'), program):
        window.click(window.find('check box', contains=choice))
    window.press_button('_Choose…')
    window.choose_path(tr('Folder for the Tables'), folder, 3)
    window.find('label', folder)
    window.press(window.until(lambda: next(n for n in window.all('push button', contains=tr('_Export'))
                                           if tr('_Export…') not in n.name), 'the button Export'))
    window.focus_window()
    window.until(lambda: len([n for n in os.listdir(folder) if n.endswith('.csv')]) == 8, 'eight tables')
    window.until(lambda: not window.all('progress bar', root=window.top), 'the export to end')
    session.tables = folder
    tables = {}
    for name in os.listdir(folder):
        with open(os.path.join(folder, name), 'rb') as f:
            tables[name] = f.read()
    return tables


def export_for_r(session, window):
    session.for_r = export(session, window, tr('R, Python and other programs'))
    assert not any(content.startswith(b'\xef\xbb\xbf') for content in session.for_r.values()), 'a byte order mark'
    assert all(b'\r\n' in content for content in session.for_r.values())


def check_decision(session, window):
    study = next(s for s in session.table('studies') if s['label'].startswith('Testperson Alma'))
    assert (study['dose_value'], study['dose_unit'], study['dose_state']) == ('1000000', 'cells/kg', 'accepted'), study
    decisions = [event for event in session.table('audit') if event['object'] == 'discrepancy']
    assert [json.loads(event['after'])['decision'] for event in decisions] == \
        ['value', 'open', 'dismissed', 'open', 'value'], decisions
    assert {event['field'] for event in decisions} == {'dose'}, decisions


def export_for_excel(session, window):
    tables = export(session, window, 'Excel')
    assert {name: b'\xef\xbb\xbf' + content for name, content in session.for_r.items()} == tables


def leave(session, window):
    assert window.quit() == 0
    lines = session.complaints()
    assert not lines, ''.join(lines)


FIRST = [
    ('the sample project opens', open_sample),
    ('files and folders that are dropped are imported', drop),
    ('what is dragged over and away is not', leave_without_dropping),
    ('text on the clipboard is imported with Ctrl+V', paste),
    ('it can be found, in Chinese, and read', find_pasted),
    ('records on the clipboard are imported one by one', paste_records),
    ('a discrepancy is decided in every way', decide),
    ('the history of the field tells it', find_decision),
    ('tables for R have no byte order mark', export_for_r),
    ('they tell the decision', check_decision),
    ('tables for Excel are the same with one', export_for_excel),
    ('the program ends, and complained about nothing', leave),
]


def act(session, steps):
    with session.start() as window:
        window.seconds = 20
        steps.run(session, window, FIRST)


sys.exit(play(PROGRAM, WORDS, 'exchange', len(FIRST), act))
