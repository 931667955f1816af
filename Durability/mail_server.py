# Part of Lyceum, licensed under Apache-2.0; see LICENSE.
"""A mail server of its own for one check, in the Python that has aiosmtpd: see Tests/MailServer."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Browser"))
from letterbox import Letterbox  # noqa: E402

HOME = Path(__file__).resolve().parent.parent / "Tests" / "MailServer"


class MailServer(Letterbox):
    """Runs while it is entered; every answer takes `pause` seconds after the mail is kept."""

    def __init__(self, pause):
        self.pause = pause
        self.temporary = tempfile.TemporaryDirectory(prefix="lyceum-mail-")
        super().__init__(self.temporary.name)

    def __enter__(self):
        python = HOME / ".venv" / "bin" / "python"
        command = [str(python), str(HOME / "server.py"), str(self.folder), "--pause", str(self.pause)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE)
        deadline = time.monotonic() + 20
        while not (self.folder / "ports.json").exists():
            if time.monotonic() > deadline:
                raise RuntimeError("the mail server did not start; bin/test makes its Python")
            time.sleep(0.05)
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(timeout=20)
        self.temporary.cleanup()
