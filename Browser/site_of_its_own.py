# Part of Lyceum, licensed under Apache-2.0; see LICENSE.
"""A Lyceum of its own to look at: a demonstration database in a temporary folder, served on a free port."""

import os
import re
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class Site:
    """Starts the server when entered and stops it when left; `address` is where it listens."""

    def __init__(self, program, database=None, serving=(), environment=None):
        self.program = str(program)
        # Options that the server is started with each time, and what it finds in its environment.
        self.serving, self.environment = list(serving), {**os.environ, **(environment or {})}
        self.folder = tempfile.TemporaryDirectory(prefix="lyceum-browser-")
        self.database = database or os.path.join(self.folder.name, "demo.sqlite")
        # With this the operator comes to the support pages.
        self.key = os.path.join(self.folder.name, "operator.key")
        self.process = None
        self.address = None

    def __enter__(self):
        samples = sorted(str(path) for path in (ROOT / "Samples").glob("*.yaml"))
        self.run("demo", *samples, "--database", self.database)
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()
        self.folder.cleanup()

    def run(self, *arguments):
        done = subprocess.run([self.program, *arguments], capture_output=True, text=True, timeout=300)
        if done.returncode != 0:
            raise RuntimeError(f"lyceum {arguments[0]} ended with {done.returncode}: {done.stderr}{done.stdout}")
        return done.stdout

    def start(self, *arguments):
        command = [self.program, "serve", "--demo", "--port", "0", "--database", self.database]
        command += ["--operator-key", self.key]
        command += [*self.serving, *arguments]
        log = open(os.path.join(self.folder.name, "server.log"), "ab")
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True, env=self.environment)
        line = self.process.stdout.readline()
        found = re.search(r"http://\S+", line)
        if not found:
            raise RuntimeError(f"the server did not start: {line} (see {log.name})")
        self.address = found.group()

    def stop(self):
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None

    def kill(self):
        """Ends it as a power cut would: at once, with nothing said."""
        self.process.kill()
        self.process.wait()
        self.process = None
