"""Opens each document in LibreOffice twice, accepts and rejects all tracked changes, and prints the paragraphs as JSON.

Usage: tracked-readings.py FILE...; needs python3-uno. LibreOffice runs with a profile of its own and is ended.
"""
import json
import os
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue


def hidden():
    value = PropertyValue()
    value.Name, value.Value = 'Hidden', True
    return (value,)


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        'com.sun.star.bridge.UnoUrlResolver', local
    )
    for _ in range(200):
        try:
            return resolver.resolve(f'uno:pipe,name={pipe};urp;StarOffice.ComponentContext')
        except Exception:
            time.sleep(0.3)
    raise SystemExit('LibreOffice did not answer')


def paragraphs(document):
    found, each = [], document.Text.createEnumeration()
    while each.hasMoreElements():
        found.append(each.nextElement().getString())
    return found


def reading(desktop, dispatcher, file, command):
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(file), '_blank', 0, hidden())
    try:
        dispatcher.executeDispatch(document.CurrentController.Frame, f'.uno:{command}', '', 0, ())
        return paragraphs(document)
    finally:
        document.close(True)


def main(files):
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        pipe = f'penholder_{os.getpid()}'
        office = subprocess.Popen(
            [
                'soffice',
                f'-env:UserInstallation={uno.systemPathToFileUrl(profile)}',
                '--headless',
                '--norestore',
                '--nologo',
                f'--accept=pipe,name={pipe};urp;',
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            context = connect(pipe)
            make = context.ServiceManager.createInstanceWithContext
            desktop = make('com.sun.star.frame.Desktop', context)
            dispatcher = make('com.sun.star.frame.DispatchHelper', context)
            read = [
                {
                    'accepted': reading(desktop, dispatcher, file, 'AcceptAllTrackedChanges'),
                    'base': reading(desktop, dispatcher, file, 'RejectAllTrackedChanges'),
                }
                for file in map(os.path.abspath, files)
            ]
            print(json.dumps(read))
            try:
                desktop.terminate()
            except Exception:
                pass
        finally:
            try:
                office.wait(20)
            except subprocess.TimeoutExpired:
                office.kill()


main(sys.argv[1:])
