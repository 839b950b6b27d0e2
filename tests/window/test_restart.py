#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Quits the program and starts it again at once: the second start must end in a window, whatever the first is doing.

Usage: test_restart.py PROGRAM        (under Xvfb and a session bus)

A program that is ending still owns its name on the bus. The steps with a pause try the moments by the clock; the first
one makes the worst moment for certain, by stopping the process while the request to quit and the second start arrive.
Prints TAP.
"""
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from beginning import begin

PROGRAM = begin('xdotool', 'gdbus', 'gapplication')[0]
APP_ID = 'io.github.trialcurator.TrialCurator'
PAUSES = (0, 0.01, 0.03, 0.1, 0.2, 0.25, 0.3, 0.5, 1)
SECONDS = 40
SETTLED = 0.7               # longer than a program lingers after its last window


def call(*arguments):
    run = subprocess.run(arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False, timeout=60)
    return run.stdout.strip() if run.returncode == 0 else ''


def until(function, what):
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        result = function()
        if result:
            return result
        time.sleep(0.05)
    raise AssertionError('timed out waiting for %s' % what)


def ask_bus(method):
    return call('gdbus', 'call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path', '/org/freedesktop/DBus',
                '--method', 'org.freedesktop.DBus.' + method, APP_ID)


def owner():
    """The process that owns the program's name on the bus, else 0."""
    answer = ask_bus('GetConnectionUnixProcessID')
    return int(answer.strip('(,)').split()[-1]) if answer else 0


class Starts:
    def __init__(self):
        self.home = tempfile.mkdtemp(prefix='trial-curator-restart-')
        self.project = os.path.join(self.home, 'Restart.trialcurator')
        report = os.path.join(self.home, 'report.txt')
        with open(report, 'w', encoding='utf-8') as f:
            f.write('A randomised trial of sample cells\nThirty adults were randomly assigned to cells or saline.\n')
        os.environ.update(HOME=self.home, XDG_DATA_HOME=self.home + '/data', XDG_CONFIG_HOME=self.home + '/config',
                          GSETTINGS_BACKEND='memory', LANGUAGE='en', LC_ALL='C.UTF-8')
        subprocess.run([PROGRAM, 'import', '--project=' + self.project, report], stdout=subprocess.DEVNULL, check=True)
        self.processes = []

    def start(self):
        with open(os.path.join(self.home, 'stderr-%d.txt' % len(self.processes)), 'wb') as errors:
            process = subprocess.Popen([PROGRAM, self.project], stderr=errors)
        self.processes.append(process)
        return process

    def complaint(self):
        with open(os.path.join(self.home, 'stderr-%d.txt' % (len(self.processes) - 1)), encoding='utf-8') as f:
            return f.read()

    @staticmethod
    def window():
        return call('xdotool', 'search', '--onlyvisible', '--name', '^Restart$')

    def expect_window(self, process):
        """The start has become the program, or handed over to it; and a window of the project stays."""
        until(lambda: process.poll() is not None or owner() == process.pid, 'the start to find its place')
        assert process.poll() in (None, 0), 'the start ended with %s: %s' % (process.returncode, self.complaint())
        until(self.window, 'the window of the project')
        time.sleep(SETTLED)
        until(self.window, 'the window of the project, still')
        assert owner() in [p.pid for p in self.processes if p.poll() is None], 'nobody has the name'

    def quit(self):
        call('gapplication', 'action', APP_ID, 'quit')

    def stopped(self):
        """Quit and start arrive while the program is busy, as they do while it closes a large project."""
        busy = owner()
        os.kill(busy, signal.SIGSTOP)
        try:
            self.quit()
            process = self.start()
            time.sleep(1)
        finally:
            os.kill(busy, signal.SIGCONT)
        self.expect_window(process)

    def paused(self, pause):
        self.quit()
        time.sleep(pause)
        self.expect_window(self.start())

    def replaced(self):
        """What the preferences do for another language: the same process, a new program, the same project."""
        before = owner()
        connection = ask_bus('GetNameOwner')
        call('gapplication', 'action', APP_ID, 'restart')
        until(lambda: owner() == before and ask_bus('GetNameOwner') != connection, 'the new program on the bus')
        until(self.window, 'the window of the project')

    def ended(self):
        self.quit()
        until(lambda: all(process.poll() is not None for process in self.processes), 'the program to end')
        assert [process.returncode for process in self.processes] == [0] * len(self.processes), 'not all ended well'
        left = [name for name in os.listdir(self.home) if name.startswith('Restart')]
        assert left == ['Restart.trialcurator'], left

    def close(self):
        for process in self.processes:
            if process.poll() is None:
                process.kill()
                process.wait()
        shutil.rmtree(self.home, ignore_errors=True)


def main():
    starts = Starts()
    steps = [('the program starts', lambda: starts.expect_window(starts.start())),
             ('a start while it is busy ending', starts.stopped)]
    steps += [('a start %g s after it was told to quit' % pause, lambda pause=pause: starts.paused(pause)) for pause in PAUSES]
    steps += [('it replaces itself', starts.replaced)]
    steps += [('it ends, and leaves one file', starts.ended)]
    print('1..%d' % len(steps))
    try:
        for i, (name, step) in enumerate(steps):
            try:
                step()
            except AssertionError as error:
                print('not ok %d - %s\n# %s' % (i + 1, name, error), flush=True)
                return 1
            print('ok %d - %s' % (i + 1, name), flush=True)
    finally:
        starts.close()
    return 0


sys.exit(main())
