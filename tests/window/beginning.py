# SPDX-License-Identifier: GPL-3.0-or-later
"""What every test of the real window begins with, before it can know whether what it needs is there."""
import importlib
import os
import shutil
import sys


def skip(reason):
    print('1..0 # SKIP ' + reason)
    sys.exit(0)


def begin(*tools, module=None):
    """Sends TAP to where it is read, and skips the test where a tool, or what a module imports, is missing.

    Returns the arguments of the test."""
    if 'TC_TAP_FD' in os.environ:
        os.dup2(int(os.environ['TC_TAP_FD']), 1)        # what the bus starts writes to the standard output too
    try:
        if module is not None:
            importlib.import_module(module)
    except (ImportError, ValueError) as error:
        skip('pyatspi is missing: %s' % error)
    for tool in tools:
        if shutil.which(tool) is None:
            skip('%s is missing' % tool)
    return sys.argv[1:]
