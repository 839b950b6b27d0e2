#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables whose columns a person tells, long imports beside which a person works, and the rules once more, in the real window.

Usage: test_tables.py PROGRAM SOURCE_ROOT LOCALE_FOLDER LANGUAGE   (en or zh_CN; under Xvfb and a session bus)

Prints TAP.
"""
import os
import sys
import zipfile

from beginning import begin

PROGRAM, ROOT, LOCALES, LANGUAGE = begin('xdotool', module='curator')

from curator import Words, play    # noqa: E402

WORDS = Words(ROOT, LOCALES, LANGUAGE)
tr, trn = WORDS.tr, WORDS.trn

HEADER = 'Code,Title,Sample size,Notes\n'
FIRST = HEADER + 'A1,Invented humming for invented itch,40,fine\nA2,Invented singing for invented cough,24,\n'
SECOND = HEADER + 'A3,Invented dancing for invented ache,61,\n'
N_RECORDS = 60000


def write(session, name, text):
    path = os.path.join(session.home, name)
    with open(path, 'w', encoding='utf-8') as f:
        f.write(text)
    return path


def expect_studies(window, n):
    window.find('status bar', trn('%u study', '%u studies', n))


def import_file(window, path, key='ctrl+i', title='Import Files'):
    window.key(key)
    window.choose_path(tr(title), path, 2, wait=False)
    window.until(lambda: not window.titled(tr(title)), 'the chooser to go')


def close_results(window, n):
    """Closes the results of an import, and returns the texts of each."""
    close = window.find('push button', contains=tr('_Close'))
    rows = window.find('list', tr('Results of the import'))
    window.until(lambda: len(rows) == n, '%d results' % n)
    told = [window.labels(row) for row in rows]
    window.focus_window(2)
    window.press(close)
    window.focus_window()
    return told


# --- the session, step by step --------------------------------------------------------------------------

def open_sample(session, window):
    window.press_button('Open the _Sample Project')
    session.n = len(WORDS.samples())
    window.until(lambda: len(window.rows()) == session.n, 'the samples')
    window.saved()


def columns(window):
    """The columns of the dialog: what each is taken for, by its name."""
    found = {}
    for name in ('Code', 'Title', 'Sample size', 'Notes'):
        found[name] = window.labels(find_choice(window, name))[-1]
    return found


def find_dialog(window):
    window.until(lambda: window.titled(tr('Columns of the Table')), 'the columns')
    return window.until(lambda: next((w for w in window.windows() if w.name == tr('Columns of the Table')), None),
                        'the columns of the table')


def find_choice(window, column):
    return window.find('combo box', column, root=find_dialog(window))


def ask(session, window):
    import_file(window, write(session, 'first.csv', FIRST))
    window.focus_window(2)
    assert columns(window) == {'Code': tr('Keep as text'), 'Title': WORDS.labels['title'],
                               'Sample size': WORDS.labels['n_enrolled'], 'Notes': tr('Keep as text')}
    window.find('label', trn('%u column is not known. It is kept as text unless you say what it is.',
                             '%u columns are not known. They are kept as text unless you say what they are.', 2))


def choose(session, window):
    """By the keyboard: the next choice of the first column leaves it out."""
    choice = find_choice(window, 'Code')
    window.press(window.find('push button', root=choice))
    window.find('list', root=choice)
    window.key('Down', 'Return')
    window.until(lambda: columns(window)['Code'] == tr('Leave out'), 'the first column to be left out')


def import_table(session, window):
    window.press_button('_Import', root=find_dialog(window))
    close_results(window, 2)
    session.n += 2
    expect_studies(window, session.n)
    window.choose('humming')
    window.expect('n_enrolled', 'To check', '40')
    text = window.text(window.find('text', tr('Text of %s') % 'first.csv'))
    assert 'Sample size: 40' in text and 'Notes: fine' in text and 'A1' not in text, text


def remember(session, window):
    import_file(window, write(session, 'second.csv', SECOND))
    close_results(window, 1)
    session.n += 1
    expect_studies(window, session.n)
    window.choose('dancing')
    window.expect('n_enrolled', 'To check', '61')


def ask_again(session, window):
    import_file(window, os.path.join(session.home, 'second.csv'), 'ctrl+alt+i', 'Import Tables')
    window.focus_window(2)
    assert columns(window)['Code'] == tr('Leave out')
    window.key('Escape')
    window.focus_window()
    expect_studies(window, session.n)


def no_table(session, window):
    import_file(window, write(session, 'prose.txt', 'Invented prose.\n'), 'ctrl+alt+i', 'Import Tables')
    window.find('label', tr('No Table Was Found'))
    window.focus_window(2)
    window.key('Escape')
    window.focus_window()


def zipped(session, window):
    """Files of a ZIP, one of them a table with the same header."""
    path = os.path.join(session.home, 'more.zip')
    with zipfile.ZipFile(path, 'w') as archive:
        archive.writestr('inner/third.csv', HEADER + 'A4,Invented nodding for invented gout,12,\n')
        archive.writestr('inner/broken.txt', '')
    import_file(window, path)
    told = close_results(window, 2)
    assert any('more.zip/inner/broken.txt' in row and tr('Failed') in row for row in told), told
    session.n += 1
    expect_studies(window, session.n)


def split(session, window):
    """Two studies become one; in the source, one report is split off again."""
    window.choose('dancing')
    window.key('shift+Down')                            # the one of the ZIP
    window.key('ctrl+shift+m')
    window.find('label', trn('Merge %u Study?', 'Merge %u Studies?', 2))
    window.focus_window(2)
    window.press_button('_Merge')
    window.focus_window()
    expect_studies(window, session.n - 1)
    window.choose('dancing')
    window.press(window.find('push button', tr('Split this report off')))
    expect_studies(window, session.n)
    window.key('ctrl+z')
    expect_studies(window, session.n - 1)
    window.key('ctrl+z')
    expect_studies(window, session.n)


def work_meanwhile(session, window):
    """While a file of many records is imported, a person works on, and then stops the import."""
    path = write(session, 'many.ris', ''.join(
        'TY  - JOUR\nAU  - Testperson, A%d.\nPY  - 2031\nTI  - Invented trial %d of humming for invented itch\n'
        'AB  - We randomised %d adults to humming or silence for %d months.\nER  - \n\n' % (i, i, 20 + i % 80, 1 + i % 24)
        for i in range(N_RECORDS)))
    window.choose('Alma')
    window.go_to('n_enrolled', 'F8', 40)                # many steps: the import would end before them
    import_file(window, path)
    window.focus_window()
    bar = window.find('progress bar')
    window.go_to('n_enrolled', 'F8', 40)                # where it was
    window.key('ctrl+Return')
    window.expect('n_enrolled', 'Accepted')
    assert window.all('progress bar'), 'the import was too short to work beside it'
    window.press(window.find('push button', contains=tr('_Cancel'), root=bar.parent.parent))
    window.until(lambda: not window.all('progress bar', root=window.top), 'the import to end')
    window.until(lambda: len(window.xids()) == 1, 'no results')
    expect_studies(window, session.n)
    window.expect('n_enrolled', 'Accepted')
    window.saved()


def leave(session, window):
    assert window.quit() == 0
    lines = session.complaints()
    assert not lines, ''.join(lines)


def look_again(session, window):
    window.until(lambda: len(window.rows()) == session.n, 'the studies')
    window.choose('Anna Musterfrau')
    window.expect('journal', 'Empty', '')
    window.key('ctrl+shift+r')
    rows = window.find('list', tr('What would change'))
    window.focus_window(2)
    told = [window.labels(row) for row in rows]
    assert any(text.endswith(WORDS.labels['journal']) and 'J Invent Orthop' in row and tr('New') in row
               for row in told for text in row), told
    window.find('label', tr('No answer changes. All of it is one step that can be undone.'))
    window.expect('journal', 'Empty', '')


def apply_changes(session, window):
    window.press_button('_Apply')
    window.focus_window()
    window.expect('journal', 'To check', 'J Invent Orthop')
    window.saved()


def take_back(session, window):
    window.until(lambda: not window.all('progress bar', root=window.top), 'the job to end')
    window.key('ctrl+z')
    window.expect('journal', 'Empty', '')
    window.key('ctrl+shift+z')
    window.expect('journal', 'To check', 'J Invent Orthop')


def nothing_left(session, window):
    window.key('ctrl+shift+r')
    window.find('label', tr('Nothing Would Change'))
    window.focus_window(2)
    window.key('Escape')
    window.focus_window()


STEPS = [
    ('the sample project opens', open_sample),
    ('a table with unknown columns is asked about', ask),
    ('what a column is can be chosen by the keyboard', choose),
    ('the table is read as it was said', import_table),
    ('the next table with the same columns is not asked about', remember),
    ('unless a person wants to be', ask_again),
    ('what is no table is called so', no_table),
    ('the files of a ZIP are imported', zipped),
    ('a report is split off where it is read', split),
    ('a person works beside a long import, and stops it', work_meanwhile),
    ('the program ends, and complained about nothing', leave),
]
AGAIN = [
    ('reading again shows what would change', look_again),
    ('it changes when it is told to', apply_changes),
    ('all of it is one step to undo and redo', take_back),
    ('then there is nothing left to change', nothing_left),
    ('the program ends', leave),
]


def act(session, steps):
    with session.start() as window:
        window.seconds = 30
        steps.run(session, window, STEPS)
    session.forget_suggestions()
    with session.start(session.project) as window:
        window.seconds = 30
        steps.run(session, window, AGAIN)


sys.exit(play(PROGRAM, WORDS, 'tables', len(STEPS) + len(AGAIN), act))
