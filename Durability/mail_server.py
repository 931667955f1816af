# Part of Lyceum, licensed under Apache-2.0; see LICENSE.
"""A mail server of its own for one check, in the Python that has aiosmtpd: see Tests/MailServer."""

import json
import socket
import subprocess
import tempfile
import time
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent / "Tests" / "MailServer"


class MailServer:
    """Runs while it is entered; every answer takes `pause` seconds after the mail is kept."""

    def __init__(self, pause):
        self.pause = pause
        self.temporary = tempfile.TemporaryDirectory(prefix="lyceum-mail-")
        self.folder = Path(self.temporary.name)

    def __enter__(self):
        python = HOME / ".venv" / "bin" / "python"
        command = [str(python), str(HOME / "server.py"), str(self.folder), "--pause", str(self.pause)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE)
        deadline = time.monotonic() + 20
        while not (self.folder / "ports.json").exists():
            if time.monotonic() > deadline:
                raise RuntimeError("the mail server did not start; bin/test makes its Python")
            time.sleep(0.05)
        self.ports = json.loads((self.folder / "ports.json").read_text())
        self.password = (self.folder / "word").read_text()
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(timeout=20)
        self.temporary.cleanup()

    @property
    def options(self):
        """How `lyceum serve` is told of it."""
        address = f"smtp://lyceum@localhost:{self.ports['starttls']}"
        sender = "Lyceum <learn@lyceum.example>"
        return ["--mail", address, "--mail-from", sender, "--mail-authorities", str(self.folder / "authority.pem")]

    def received(self):
        lines = (self.folder / "received.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
        return [json.loads(line) for line in lines]


def free_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]
