#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A curation session from the first start to the exported tables and the next start, in the real window, in one language.

Usage: test_curation.py PROGRAM SOURCE_ROOT LOCALE_FOLDER LANGUAGE     (en or zh_CN; under Xvfb and a session bus)

curator.py has the parts of the window. Prints TAP.
"""
import glob
import hashlib
import json
import os
import sys

from beginning import begin

PROGRAM, ROOT, LOCALES, LANGUAGE = begin('xdotool', module='curator')

from curator import Words, play    # noqa: E402

WORDS = Words(ROOT, LOCALES, LANGUAGE)
SAMPLES = WORDS.samples()
SEEDS = os.path.normpath(os.path.join(ROOT, '..', 'shared', 'seeds'))
tr, trn = WORDS.tr, WORDS.trn

KNEE = '01-knee-pubmed-page.txt'
REVIEW = '08-cell-therapy-review-bilingual.txt'
COMMENT = '=SUM(1) 关节肿胀：与注射有关？'


def read_text(name):
    with open(os.path.join(ROOT, 'data', 'samples', name), 'rb') as sample:
        return sample.read()


# --- the session, step by step --------------------------------------------------------------------------

def open_sample(session, window):
    window.press_button('Open the _Sample Project')
    window.until(lambda: len(window.rows()) == len(SAMPLES), '%d samples in the list' % len(SAMPLES))
    window.find('status bar', trn('%u study', '%u studies', len(SAMPLES)))
    window.until(lambda: all(window.has_status(row, 'To review') for row in window.rows()), 'all studies to be to review')


def import_seeds(session, window):
    files = glob.glob(os.path.join(SEEDS, '*.txt'))
    if not files:
        return 'SKIP there is no ../shared/seeds'
    window.key('ctrl+shift+i')
    window.choose_path(tr('Import Folders'), SEEDS, 2)
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
    window.choose('Anna Musterfrau')
    window.expect('title', 'To check')
    title = window.entry('title')
    assert 'umbilical cord' in window.text(title)
    journal = window.entry('journal')
    window.until(lambda: window.height(journal) > 10 and window.height(title) > 2 * window.height(journal),
                 'one line for the journal and three for the title')
    quote = window.find('push button', contains='Sixty adults with painful knee osteoarthritis were randomly assigned',
                        root=window.field('n_enrolled'))
    assert quote.name.startswith(tr('Show in the source: %s').split('%')[0]), quote.name


def accept(session, window):
    window.go_to('title', 'F8', 3)
    window.key('ctrl+Return')
    window.expect('title', 'Accepted')
    window.saved()
    window.expect_row('Anna Musterfrau', 'In review')


def correct(session, window):
    window.go_to('n_enrolled', 'F8', 40)
    window.key('ctrl+a')
    window.type('61')
    window.key('Return')
    window.expect('n_enrolled', 'Corrected', '61')
    window.saved()


def not_reported(session, window):
    window.go_to('n_treated', 'Tab', 5)
    window.key('ctrl+1')
    window.expect('n_treated', 'Not reported', '')


def select(window, passage):
    source = window.find('text', tr('Text of %s') % KNEE)
    window.key('alt+3')
    window.until(lambda: window.focused(source), 'the focus in the source')
    return window.select(source, passage)


def assign(session, window):
    window.go_to('n_analysed', 'Tab', 5)
    session.assigned = select(window, '58')
    window.key('ctrl+t')
    window.expect('n_analysed', 'Entered', '58')
    window.saved()


def annotate(session, window):
    window.annotations(0)
    session.annotated = select(window, 'Joint swelling for some days')
    window.key('ctrl+b')
    comment = window.until(lambda: next((n for n in window.each('text') if window.focused(n)
                                         and n.name != tr('Text of %s') % KNEE), None), 'the focus in the comment')
    window.fill(comment, COMMENT)
    window.key('ctrl+Return')
    window.annotations(1)
    window.saved()


def undo_and_redo(session, window):
    window.key('ctrl+z')
    window.annotations(0)
    window.key('ctrl+z')
    window.expect('n_analysed', 'Empty', '')
    window.key('ctrl+z')
    window.expect('n_treated', 'Empty', '')
    window.key('ctrl+z')
    window.expect('n_enrolled', 'To check', '60')
    window.key('ctrl+shift+z')
    window.expect('n_enrolled', 'Corrected', '61')
    window.key('ctrl+y')
    window.expect('n_treated', 'Not reported')
    window.key('ctrl+shift+z')
    window.expect('n_analysed', 'Entered', '58')
    window.key('ctrl+shift+z')
    window.annotations(1)


def mark_reviewed(session, window):
    window.key('ctrl+d')
    window.find('label', tr('Mark as Reviewed?'))
    window.press_button('_Mark as Reviewed')
    window.expect_row('Anna Musterfrau', 'Reviewed')
    window.focus_window()


def exclude(session, window):
    window.choose('Vorname Nadja')
    window.key('ctrl+shift+x')
    window.find('label', trn('Exclude This Study?', 'Exclude %u Studies?', 1))
    window.find('label', tr('Not a clinical trial (review)'))
    window.press_button('_Exclude')
    window.expect_row('Vorname Nadja', 'Excluded')
    window.focus_window()
    window.saved()


def export(session, window):
    window.key('ctrl+e')
    window.focus_window(2)
    window.press_button('_Choose…')
    window.choose_path(tr('Folder for the Tables'), session.tables, 3)
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
    rows = session.table('evidence_spans')
    spans = [row for row in rows if row['exact']]
    suggested = [row for row in rows if not row['exact']]
    assert {row['field'] for row in suggested} == {'n_enrolled'}, suggested    # what the correction took the place of
    assert all(text[int(row['suggested_start']):int(row['suggested_end'])] == row['suggested_exact']
               and (row['start'], row['rule'], row['state']) == ('', '', 'corrected') for row in suggested), suggested
    for span in spans:
        start, end = int(span['start']), int(span['end'])
        assert span['exact'] == text[start:end], span
        assert text[:start].endswith(span['prefix']) and text[end:].startswith(span['suffix']), span
        assert span['source_sha256'] == hashlib.sha256(raw).hexdigest() and span['source_name'] == KNEE, span
    places = {(span['field'], int(span['start']), int(span['end'])) for span in spans}
    assert ('n_analysed', *session.assigned) in places, spans
    states = {span['field']: span['state'] for span in spans}
    assert states['title'] == 'accepted' and states['n_analysed'] == 'entered' and 'n_enrolled' not in states, spans


def check_annotations(session, window):
    notes = session.table('annotations')
    assert len(notes) == 1, notes
    note = notes[0]
    assert (int(note['start']), int(note['end'])) == session.annotated, note
    assert note['exact'] == 'Joint swelling for some days', note
    assert note['comment'] == "'" + COMMENT, note     # no spreadsheet shall calculate it


def check_audit(session, window):
    audit = [event for event in session.table('audit') if event['study_id'] == '1']
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
    window.expect_row('Anna Musterfrau', 'Reviewed')
    window.expect_row('Vorname Nadja', 'Excluded')
    window.choose('Anna Musterfrau')
    window.expect('title', 'Accepted')
    window.expect('n_enrolled', 'Corrected', '61')
    window.expect('n_treated', 'Not reported', '')
    window.expect('n_analysed', 'Entered', '58')
    window.expect('year', 'To check', '2021')
    window.annotations(1)


def find_history(session, window):
    row = window.field('n_enrolled')
    window.go_to('condition', 'F8', 40)
    window.go_to('n_enrolled', 'Tab', 5)
    window.key('ctrl+h')
    window.find('label', tr('History of %s') % WORDS.labels['n_enrolled'], root=row)
    changes = window.labels(row)
    assert tr('Corrected the value') in changes, changes
    assert any(change.endswith('61') for change in changes), changes
    window.key('Escape')


def undo_after_restart(session, window):
    window.key('ctrl+z')
    window.expect_row('Vorname Nadja', 'To review')
    window.key('ctrl+z')
    window.expect_row('Anna Musterfrau', 'In review')
    window.key('ctrl+shift+z')
    window.expect_row('Anna Musterfrau', 'Reviewed')
    window.key('ctrl+shift+z')
    window.expect_row('Vorname Nadja', 'Excluded')
    window.saved()


def edit_arms(session, window):
    """Rows move by keys of their own, and those that lead to another study do so here too; each cell is stored when it is
    left."""
    window.choose('Probe')
    window.key('alt+2')
    window.go_to('arms', 'F8', 60)
    cells = [node for node in window.walk(window.field('arms')) if node.getRoleName() == 'text']
    labels = [window.text(cell) for cell in cells]
    assert labels[0].startswith('intracoronary infusion') and 'placebo' in labels, labels
    window.key('alt+shift+Down')
    window.until(lambda: window.text(window.entry('arms')) == 'placebo', 'the second arm to stand first')
    assert window.focused(cells[0]), 'the focus stays in the arm that moved'
    window.key('alt+shift+Down')                        # the last one: nothing
    window.key('alt+shift+Up')
    window.until(lambda: window.text(window.entry('arms')) == labels[0], 'the arms to stand as before')
    window.key('ctrl+a')
    window.type('warm broth')
    window.key('Tab')
    window.expect('arms', 'Corrected')
    window.key('shift+Tab')
    window.until(lambda: window.focused(window.entry('arms')), 'the focus to go back one cell')
    window.key('ctrl+z')
    window.expect('arms', 'To check')
    window.saved()


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
    ('rows of a table move, and each cell is stored when it is left', edit_arms),
    ('the program ends again', leave),
]
AFTER = [
    ('the project verifies', verify),
    ('the excluded study keeps its reason, and the history is one chain', check_all),
    ('nothing was complained about on stderr', complain),
]


def act(session, steps):
    with session.start() as window:
        steps.run(session, window, FIRST)
    with session.start(session.project) as window:
        steps.run(session, window, SECOND)
    steps.run(session, None, AFTER)


sys.exit(play(PROGRAM, WORDS, 'curation', len(FIRST) + len(SECOND) + len(AFTER), act))
