# Part of Lyceum, licensed under Apache-2.0; see LICENSE.
"""What the mail server of the tests takes in: a folder that Tests/MailServer/server.py keeps everything in."""

import json
import os
import socket
from pathlib import Path


class Letterbox:
    def __init__(self, folder):
        self.folder = Path(folder)

    @classmethod
    def of_the_tests(cls):
        """The one that bin/lib/mail.sh started; Browser/run does so if nobody did."""
        return cls(os.environ["LYCEUM_TEST_MAIL"])

    @property
    def options(self):
        """How `lyceum serve` is told of it."""
        port = json.loads((self.folder / "ports.json").read_text())["starttls"]
        sender = "Lyceum <learn@lyceum.example>"
        authority = str(self.folder / "authority.pem")
        address = f"smtp://lyceum@localhost:{port}"
        return ["--mail", address, "--mail-from", sender, "--mail-authorities", authority]

    @property
    def environment(self):
        return {"LYCEUM_MAIL_PASSWORD": (self.folder / "word").read_text()}

    def received(self):
        file = self.folder / "received.jsonl"
        lines = file.read_text(encoding="utf-8").split("\n")[:-1] if file.exists() else []
        return [json.loads(line) for line in lines]


def free_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]
