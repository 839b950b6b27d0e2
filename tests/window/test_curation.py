#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A curation session from the first start to the exported tables and the next start, in the real window, in one language.

Usage: test_curation.py PROGRAM SOURCE_ROOT LOCALE_FOLDER LANGUAGE     (en or zh_CN; under Xvfb and a session bus)

Every name that it looks for goes through the program's own catalogue and codebook, so a string that is not Chinese in
the Chinese window fails here as it would fail a person. Prints TAP.
"""
import csv
import gettext
import glob
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import traceback

if 'TC_TAP_FD' in os.environ:
    os.dup2(int(os.environ['TC_TAP_FD']), 1)            # what the bus starts writes to the standard output too
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
try:
    from driver import Window
except (ImportError, ValueError) as error:
    print('1..0 # SKIP pyatspi is missing: %s' % error)
    sys.exit(0)
if shutil.which('xdotool') is None:
    print('1..0 # SKIP xdotool is missing')
    sys.exit(0)

PROGRAM, ROOT, LOCALES, LANGUAGE = sys.argv[1:5]
CHINESE = LANGUAGE.startswith('zh')
SAMPLES = sorted(glob.glob(os.path.join(ROOT, 'data', 'samples', '*.txt')))
SEEDS = os.path.normpath(os.path.join(ROOT, '..', 'shared', 'seeds'))
CATALOGUE = gettext.translation('trial-curator', LOCALES, [LANGUAGE]) if CHINESE else gettext.NullTranslations()
with open(os.path.join(ROOT, 'data', 'codebooks', 'interventional-trials.json'), encoding='utf-8') as codebook:
    LABELS = {f['key']: f['label']['zh_CN' if CHINESE else 'en'] for f in json.load(codebook)['fields']}

KNEE = '01-knee-pubmed-page.txt'
REVIEW = '08-cell-therapy-review-bilingual.txt'
COMMENT = '=SUM(1) 关节肿胀：与注射有关？'


def tr(text):
    """The text in the language under test."""
    out = CATALOGUE.gettext(text)
    assert not CHINESE or out != text, 'not translated: %r' % text
    return out


def trn(one, many, n):
    out = CATALOGUE.ngettext(one, many, n)
    assert not CHINESE or out not in (one, many), 'not translated: %r' % one
    return out.replace('%u', str(n))


def read_text(name):
    with open(os.path.join(ROOT, 'data', 'samples', name), 'rb') as sample:
        return sample.read()


class Session:
    """One home folder, so that a second start finds what the first one left."""

    def __init__(self):
        self.home = tempfile.mkdtemp(prefix='trial-curator-window-')
        self.project = os.path.join(self.home, 'data', 'trial-curator', tr('Sample') + '.trialcurator')
        self.tables = os.path.join(self.home, 'tables')
        os.mkdir(self.tables)
        self.starts = 0
        self.env = {'HOME': self.home, 'XDG_DATA_HOME': self.home + '/data', 'XDG_CONFIG_HOME': self.home + '/config',
                    'XDG_CACHE_HOME': self.home + '/cache', 'GSETTINGS_BACKEND': 'keyfile', 'LANGUAGE': LANGUAGE,
                    'LC_ALL': self.locale(), 'TC_LOCALEDIR': LOCALES}

    @staticmethod
    def locale():
        """The language's own locale where the machine has it: then collation, dates and fonts are Chinese too."""
        have = subprocess.run(['locale', '-a'], stdout=subprocess.PIPE, text=True, check=False).stdout.lower().split()
        wanted = 'zh_CN' if CHINESE else 'en_US'
        return wanted + '.UTF-8' if wanted.lower() + '.utf8' in have else 'C.UTF-8'

    def start(self, *arguments):
        self.starts += 1
        return Window([PROGRAM, *arguments], self.env, os.path.join(self.home, 'stderr-%d.txt' % self.starts))

    def complaints(self):
        lines = []
        for name in sorted(glob.glob(os.path.join(self.home, 'stderr-*.txt'))):
            with open(name, encoding='utf-8', errors='replace') as f:
                lines += [line for line in f if re.search('WARNING|CRITICAL|ERROR', line)]
        return lines

    def run(self, *arguments):
        return subprocess.run([PROGRAM, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                              env=dict(os.environ, **self.env), timeout=120, check=False)

    def table(self, name, folder=None):
        with open(os.path.join(folder or self.tables, name + '.csv'), encoding='utf-8', newline='') as f:
            return list(csv.DictReader(f, strict=True))


# --- the parts of the window ----------------------------------------------------------------------------

def form(window):
    return window.keep('form', lambda: window.find('filler', 'TcFormPane'))


def table(window):
    return window.keep('studies', lambda: window.find('list', 'GtkColumnListView'))


def rows(window):
    """The text of the cells of the study list, a list a row."""
    return [window.labels(row) for row in table(window)]


def choose(window, part):
    """Clicks the study with part in one of its cells, and waits until the form shows it."""
    def find():
        for row in table(window):
            texts = window.labels(row)
            if any(part in text for text in texts):
                return row, texts
        return None
    row, texts = window.until(find, 'a row with %r' % part)
    window.click(row[1])
    header = window.keep('header', lambda: window.find('filler', 'TcFormHeader', root=form(window)))
    window.until(lambda: texts[1] in window.labels(header), 'the form of %r' % texts[1])


def has_status(row, status):
    return row[0].split(' ', 1)[-1] == tr(status)       # a symbol stands before the word


def expect_row(window, part, status):
    window.until(lambda: any(part in ' '.join(row) and has_status(row, status) for row in rows(window)),
                 '%r to be %r in the list' % (part, status))


def fields(window):
    """The form's rows by the labels of their fields; the form keeps its rows for all studies."""
    def collect(node, found):
        for i in range(node.childCount):
            child = node[i]
            if child.getRoleName() == 'list item':
                label = next(window.each('label', root=child), None)
                if label is not None:
                    found.setdefault(label.name, child)
            else:
                collect(child, found)
        return found

    def complete():
        found = collect(form(window), {})
        return found if set(LABELS.values()) <= set(found) else None
    return window.keep('fields', lambda: window.until(complete, 'a row for each field of the codebook'))


def field(window, key):
    return fields(window)[LABELS[key]]


def entry(window, key):
    return window.find('text', root=field(window, key))


def expect(window, key, state, value=None):
    """Waits until a field is in a state, and its editor shows a value."""
    row = field(window, key)
    window.until(lambda: tr(state) in window.labels(row), '%s to be %r' % (key, state))
    if value is not None:
        editor = entry(window, key)
        window.until(lambda: window.text(editor) == value, '%s to show %r' % (key, value))


def go_to(window, key, by, limit):
    """Presses a key until the editor of a field has the focus."""
    wanted = entry(window, key)
    editors = window.keep('editors', lambda: [node for row in fields(window).values() for editor in window.walk(row)
                                              if editor.name.startswith('TcEditor')
                                              for node in window.walk(editor) if window.focusable(node)])

    def holder():
        return next((i for i, node in enumerate(editors) if window.focused(node)), -1)
    before = holder()
    for _ in range(limit):
        if window.focused(wanted):
            return
        window.key(by)
        try:
            window.until(lambda: holder() not in (-1, before), 'the focus to move', 2)
        except AssertionError:
            pass                                    # to something that was not there at first
        before = holder()
    window.until(lambda: window.focused(wanted), 'the focus in %s after %s' % (key, by), 1)


def press(window, text, root=None):
    """Presses the button with a label, written with its mnemonic; GTK 4.8 names it with the underscore."""
    window.press(window.find('push button', contains=tr(text), root=root))


def saved(window):
    window.find('label', tr('All changes saved'))


def annotations(window, n):
    window.find('push button', contains=tr('_Annotations (%u)').replace('%u', str(n)))


def choose_path(window, title, path, windows):
    """Types a path into the file chooser with a title, the topmost of that many windows."""
    window.focus_window(windows)
    chooser = window.until(lambda: next((w for w in window.windows() if w.name == title), None), 'the chooser %r' % title)
    window.key('ctrl+l')
    location = window.until(lambda: next((n for n in window.each('text', root=chooser) if window.focused(n)), None),
                            'the path entry')
    window.fill(location, path)
    window.key('Return')
    window.focus_window(windows - 1)


# --- the session, step by step --------------------------------------------------------------------------

def open_sample(session, window):
    press(window, 'Open the _Sample Project')
    window.until(lambda: len(rows(window)) == len(SAMPLES), '%d samples in the list' % len(SAMPLES))
    window.find('status bar', trn('%u study', '%u studies', len(SAMPLES)))
    window.until(lambda: all(has_status(row, 'To review') for row in rows(window)), 'all studies to be to review')


def import_seeds(session, window):
    files = glob.glob(os.path.join(SEEDS, '*.txt'))
    if not files:
        return 'SKIP there is no ../shared/seeds'
    window.key('ctrl+shift+i')
    choose_path(window, tr('Import Folders'), SEEDS, 2)
    close = window.find('push button', contains=tr('_Close'))
    results = window.find('list', tr('Results of the import'))
    window.until(lambda: len(results) == len(files), 'a result a file')
    told = [window.labels(result) for result in results]
    known = {tr('Imported'), tr('Imported, with a warning')}
    assert all(known & set(result) for result in told), told
    window.press(close)
    window.focus_window()
    window.find('status bar', trn('%u study', '%u studies', len(SAMPLES) + len(files)))
    return None


def show_values(session, window):
    choose(window, 'Anna Musterfrau')
    expect(window, 'title', 'To check')
    title = entry(window, 'title')
    assert 'umbilical cord' in window.text(title)
    journal = entry(window, 'journal')
    window.until(lambda: window.height(journal) > 10 and window.height(title) > 2 * window.height(journal),
                 'one line for the journal and three for the title')
    quote = window.find('push button', contains='Sixty adults with painful knee osteoarthritis were randomly assigned',
                        root=field(window, 'n_enrolled'))
    assert quote.name.startswith(tr('Show in the source: %s').split('%')[0]), quote.name


def accept(session, window):
    go_to(window, 'title', 'F8', 3)
    window.key('ctrl+Return')
    expect(window, 'title', 'Accepted')
    saved(window)
    expect_row(window, 'Anna Musterfrau', 'In review')


def correct(session, window):
    go_to(window, 'n_enrolled', 'F8', 40)
    window.key('ctrl+a')
    window.type('61')
    window.key('Return')
    expect(window, 'n_enrolled', 'Corrected', '61')
    saved(window)


def not_reported(session, window):
    go_to(window, 'n_treated', 'Tab', 5)
    window.key('ctrl+1')
    expect(window, 'n_treated', 'Not reported', '')


def select(window, passage):
    source = window.find('text', tr('Text of %s') % KNEE)
    window.key('alt+3')
    window.until(lambda: window.focused(source), 'the focus in the source')
    return window.select(source, passage)


def assign(session, window):
    go_to(window, 'n_analysed', 'Tab', 5)
    session.assigned = select(window, '58')
    window.key('ctrl+t')
    expect(window, 'n_analysed', 'Entered', '58')
    saved(window)


def annotate(session, window):
    annotations(window, 0)
    session.annotated = select(window, 'Joint swelling for some days')
    window.key('ctrl+b')
    comment = window.until(lambda: next((n for n in window.each('text') if window.focused(n)
                                         and n.name != tr('Text of %s') % KNEE), None), 'the focus in the comment')
    window.fill(comment, COMMENT)
    window.key('ctrl+Return')
    annotations(window, 1)
    saved(window)


def undo_and_redo(session, window):
    window.key('ctrl+z')
    annotations(window, 0)
    window.key('ctrl+z')
    expect(window, 'n_analysed', 'Empty', '')
    window.key('ctrl+z')
    expect(window, 'n_treated', 'Empty', '')
    window.key('ctrl+z')
    expect(window, 'n_enrolled', 'To check', '60')
    window.key('ctrl+shift+z')
    expect(window, 'n_enrolled', 'Corrected', '61')
    window.key('ctrl+y')
    expect(window, 'n_treated', 'Not reported')
    window.key('ctrl+shift+z')
    expect(window, 'n_analysed', 'Entered', '58')
    window.key('ctrl+shift+z')
    annotations(window, 1)


def mark_reviewed(session, window):
    window.key('ctrl+d')
    window.find('label', tr('Mark as Reviewed?'))
    press(window, '_Mark as Reviewed')
    expect_row(window, 'Anna Musterfrau', 'Reviewed')
    window.focus_window()


def exclude(session, window):
    choose(window, 'Vorname Nadja')
    window.key('ctrl+shift+x')
    window.find('label', trn('Exclude This Study?', 'Exclude %u Studies?', 1))
    window.find('label', tr('Not a clinical trial (review)'))
    press(window, '_Exclude')
    expect_row(window, 'Vorname Nadja', 'Excluded')
    window.focus_window()
    saved(window)


def export(session, window):
    window.key('ctrl+e')
    window.focus_window(2)
    press(window, '_Choose…')
    choose_path(window, tr('Folder for the Tables'), session.tables, 3)
    window.find('label', session.tables)
    window.press(window.until(lambda: next(n for n in window.all('push button', contains=tr('_Export'))
                                           if tr('_Export…') not in n.name), 'the button Export'))
    window.focus_window()
    told = trn('%u study exported', '%u studies exported', 1)
    window.until(lambda: any(told in n.name for n in window.all('label')), 'the toast %r' % told)


def check_studies(session, window):
    studies = session.table('studies')
    assert len(studies) == 1, studies
    study = studies[0]
    assert study['status'] == 'reviewed' and study['label'] == 'Anna Musterfrau 2021', study
    wanted = {'title': 'accepted', 'n_enrolled': 'corrected', 'n_treated': 'not reported', 'n_analysed': 'entered',
              'year': ''}                           # a suggestion that nobody accepted is no data
    assert {key: study[key + '_state'] for key in wanted} == wanted, study
    assert (study['n_enrolled'], study['n_treated'], study['n_analysed'], study['year']) == ('61', '', '58', ''), study
    assert study['title'].startswith('Intra-articular umbilical cord'), study['title']


def check_evidence(session, window):
    raw = read_text(KNEE)
    text = raw.decode('utf-8')
    spans = session.table('evidence_spans')
    for span in spans:
        start, end = int(span['start']), int(span['end'])
        assert span['exact'] == text[start:end], span
        assert text[:start].endswith(span['prefix']) and text[end:].startswith(span['suffix']), span
        assert span['source_sha256'] == hashlib.sha256(raw).hexdigest() and span['source_name'] == KNEE, span
    places = {(span['field'], int(span['start']), int(span['end'])) for span in spans}
    assert ('n_analysed', *session.assigned) in places, spans
    assert 'title' in {span['field'] for span in spans}, spans


def check_annotations(session, window):
    notes = session.table('annotations')
    assert len(notes) == 1, notes
    note = notes[0]
    assert (int(note['start']), int(note['end'])) == session.annotated, note
    assert note['exact'] == 'Joint swelling for some days', note
    assert note['comment'] == "'" + COMMENT, note     # no spreadsheet shall calculate it


def check_audit(session, window):
    audit = session.table('audit')
    assert {event['study_id'] for event in audit} == {'1'}, audit
    fields = [event['field'] for event in audit if event['object'] == 'answer']
    assert {'title', 'n_enrolled', 'n_treated', 'n_analysed'} <= set(fields), fields
    assert sum(event['action'] == 'undo' for event in audit) == 4, [event['action'] for event in audit]
    assert sum(event['action'] == 'redo' for event in audit) == 4, [event['action'] for event in audit]
    corrected = [e for e in audit if e['field'] == 'n_enrolled'][0]
    assert corrected['action'] == 'answer' and json.loads(corrected['after'])['value'] == 61, corrected


def leave(session, window):
    assert window.quit() == 0
    left = os.listdir(os.path.dirname(session.project))
    assert left == [os.path.basename(session.project)], left


def find_again(session, window):
    expect_row(window, 'Anna Musterfrau', 'Reviewed')
    expect_row(window, 'Vorname Nadja', 'Excluded')
    choose(window, 'Anna Musterfrau')
    expect(window, 'title', 'Accepted')
    expect(window, 'n_enrolled', 'Corrected', '61')
    expect(window, 'n_treated', 'Not reported', '')
    expect(window, 'n_analysed', 'Entered', '58')
    expect(window, 'year', 'To check', '2021')
    annotations(window, 1)


def find_history(session, window):
    row = field(window, 'n_enrolled')
    go_to(window, 'condition', 'F8', 40)
    go_to(window, 'n_enrolled', 'Tab', 5)
    window.key('ctrl+h')
    window.find('label', tr('History of %s') % LABELS['n_enrolled'], root=row)
    changes = window.labels(row)
    assert tr('Corrected the value') in changes, changes
    assert any(change.endswith('61') for change in changes), changes
    window.key('Escape')


def undo_after_restart(session, window):
    window.key('ctrl+z')
    expect_row(window, 'Vorname Nadja', 'To review')
    window.key('ctrl+z')
    expect_row(window, 'Anna Musterfrau', 'In review')
    window.key('ctrl+shift+z')
    expect_row(window, 'Anna Musterfrau', 'Reviewed')
    window.key('ctrl+shift+z')
    expect_row(window, 'Vorname Nadja', 'Excluded')
    saved(window)


def verify(session, window):
    run = session.run('verify', '--project=' + session.project)
    assert run.returncode == 0, run.stdout + run.stderr
    assert tr('All is as it was written.') in run.stdout, run.stdout


def check_all(session, window):
    folder = os.path.join(session.home, 'all')
    run = session.run('export', '--project=' + session.project, '--output=' + folder, '--studies=all')
    assert run.returncode == 0, run.stdout + run.stderr
    review = [study for study in session.table('studies', folder) if study['label'] == 'Vorname Nadja 2024']
    assert [(s['status'], s['exclusion_reason']) for s in review] == [('excluded', 'Not a clinical trial (review)')], review
    previous = ''
    for event in session.table('audit', folder):
        assert event['previous_hash'] == previous, event
        previous = event['hash']


def complain(session, window):
    lines = session.complaints()
    assert not lines, ''.join(lines)


FIRST = [
    ('the welcome page opens the sample project', open_sample),
    ('a folder of reports is imported through the file chooser', import_seeds),
    ('a study shows its values with their quotes', show_values),
    ('Ctrl+Return accepts a field', accept),
    ('a number is corrected by typing', correct),
    ('a field is marked as not reported', not_reported),
    ('a selected passage becomes the value of a field', assign),
    ('a selected passage is annotated', annotate),
    ('changes are undone and redone', undo_and_redo),
    ('a study is marked as reviewed after a warning', mark_reviewed),
    ('the review is excluded with a reason', exclude),
    ('the tables are exported', export),
    ('studies.csv holds values and states', check_studies),
    ('evidence_spans.csv quotes exactly', check_evidence),
    ('annotations.csv holds the comment, guarded', check_annotations),
    ('audit.csv tells what happened, undone and redone', check_audit),
    ('the program ends and leaves one file', leave),
]
SECOND = [
    ('everything is there after a restart', find_again),
    ('so is the history of a field', find_history),
    ('undo reaches back before the restart', undo_after_restart),
    ('the program ends again', leave),
]
AFTER = [
    ('the project verifies', verify),
    ('the excluded study keeps its reason, and the history is one chain', check_all),
    ('nothing was complained about on stderr', complain),
]


class Failed(Exception):
    pass


def run(session, window, steps, counter):
    for name, step in steps:
        counter.append(name)
        begin = time.monotonic()
        try:
            note = step(session, window)
        except Exception as error:
            print('not ok %d - %s' % (len(counter), name))
            print(''.join('# %s\n' % line for line in traceback.format_exc().splitlines()), end='', flush=True)
            if window is not None:
                picture = os.path.abspath('curation-%s.png' % LANGUAGE)
                window.screenshot(picture)
                print('# the screen: %s' % picture)
            raise Failed from error
        took = time.monotonic() - begin
        print('ok %d - %s%s' % (len(counter), name, ' # ' + note if note else ' (%.1f s)' % took), flush=True)


def main():
    session = Session()
    counter = []
    print('1..%d' % (len(FIRST) + len(SECOND) + len(AFTER)))
    try:
        with session.start() as window:
            run(session, window, FIRST, counter)
        with session.start(session.project) as window:
            run(session, window, SECOND, counter)
        run(session, None, AFTER, counter)
    except Failed:
        print(''.join('# stderr: ' + line for line in session.complaints()), end='')
        print('Bail out! The session cannot go on.')
        return 1
    finally:
        shutil.rmtree(session.home, ignore_errors=True)
    return 0


sys.exit(main())
