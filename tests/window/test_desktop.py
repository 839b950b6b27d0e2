#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop knows about an installed program: the type of a project file, and what opens it.

Usage: test_desktop.py BUILD_FOLDER        (under Xvfb and a session bus, with XDG_DATA_DIRS and PATH of the installation)

Called without DESKTOP_ROOT it installs the program into a folder of its own, and runs itself there in a new session:
what a bus starts has the environment of the bus. Prints TAP.
"""
import os
import shutil
import subprocess
import sys
import tempfile

from beginning import begin

BUILD = os.path.abspath(begin('xdotool', 'gio', 'gtk4-launch', 'update-mime-database', 'update-desktop-database',
                              'glib-compile-schemas', module='driver')[0])

from driver import Window    # noqa: E402

APP_ID = 'io.github.trialcurator.TrialCurator'
TYPE = 'application/vnd.trialcurator.project'


def call(*arguments):
    return subprocess.run(arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=True, timeout=120).stdout


def install(root):
    """Installs and does what the installation leaves to the packager of a folder that is not the prefix."""
    subprocess.run(['/usr/bin/meson', 'install', '-C', BUILD, '--no-rebuild', '--quiet', '--destdir', root],
                   stdout=subprocess.DEVNULL, check=True, timeout=120)
    for folder, _, names in os.walk(root):
        if APP_ID + '.desktop' in names:
            share = os.path.dirname(folder)
    call('update-mime-database', os.path.join(share, 'mime'))
    call('update-desktop-database', os.path.join(share, 'applications'))
    call('glib-compile-schemas', os.path.join(share, 'glib-2.0', 'schemas'))
    return share


def outside():
    root = tempfile.mkdtemp(prefix='trial-curator-desktop-')
    try:
        share = install(root)
        home = os.path.join(root, 'home')
        os.mkdir(home)
        env = dict(os.environ, DESKTOP_ROOT=root, HOME=home, XDG_DATA_HOME=home + '/data', XDG_CONFIG_HOME=home + '/config',
                   XDG_DATA_DIRS=share + ':/usr/local/share:/usr/share', XDG_CURRENT_DESKTOP='GNOME',
                   PATH=os.path.join(os.path.dirname(share), 'bin') + ':' + os.environ['PATH'],
                   LANGUAGE='en', LC_ALL='C.UTF-8', GSETTINGS_BACKEND='memory')
        env.pop('GSETTINGS_SCHEMA_DIR', None)           # the installed one is to be found
        tap = os.dup(1)
        env['TC_TAP_FD'] = str(tap)
        return subprocess.run(['dbus-run-session', '--', sys.executable, os.path.abspath(__file__), BUILD], env=env,
                              stdout=subprocess.DEVNULL, pass_fds=[tap], check=False, timeout=300).returncode
    finally:
        shutil.rmtree(root, ignore_errors=True)


class Launched(Window):
    """The window of a program that something else starts."""

    def __init__(self, *arguments):
        self.arguments = arguments
        super().__init__(arguments)

    def _find_app(self):
        import pyatspi
        for app in pyatspi.Registry.getDesktop(0):
            if app is not None and app.name in ('trial-curator', APP_ID):
                return app
        return None

    def check_running(self, what):
        assert self.process.poll() in (None, 0), '%s ended with %s' % (self.arguments, self.process.returncode)


def inside():
    folder = os.environ['DESKTOP_ROOT']
    project = os.path.join(folder, 'Double click.trialcurator')
    renamed = os.path.join(folder, 'without-its-ending')
    report = os.path.join(folder, 'report.txt')
    with open(report, 'w', encoding='utf-8') as f:
        f.write('A randomised trial of sample cells\nThirty adults were randomly assigned to cells or saline.\n')
    print('1..4')

    call('trial-curator', 'import', '--project=' + project, report)
    shutil.copy(project, renamed)
    assert TYPE in call('gio', 'info', '-a', 'standard::content-type', project)
    print('ok 1 - a project is known by its ending')
    assert TYPE in call('gio', 'info', '-a', 'standard::content-type', renamed)
    print('ok 2 - and by its content')
    assert APP_ID in call('gio', 'mime', TYPE)
    print('ok 3 - the program is registered for it')
    with Launched('gio', 'open', project) as window:
        window.until(lambda: any(w.name == 'Double click' for w in window.windows()), 'the window of the project')
        window.find('list', 'GtkColumnListView')
        window.focus_window()
        pid = window.app.get_process_id()
        window.key('ctrl+q')
        window.until(lambda: not os.path.exists('/proc/%d/exe' % pid), 'the program to end')
    print('ok 4 - a double click opens it')
    return 0


sys.exit(inside() if 'DESKTOP_ROOT' in os.environ else outside())
