# Part of Lyceum, licensed under Apache-2.0; see LICENSE.
"""A real SMTP server for the tests: it takes mails on this machine alone and keeps them in a folder.

    python3 server.py FOLDER [--pause SECONDS]

Into FOLDER it writes `ports.json` once it listens (starttls, tls, plain), and each mail as a line of `received.jsonl`;
`authority.pem` is the certificate to trust, and `word` the password of the user `lyceum`. The receiver's address says what
becomes of a mail: `refused…@` is never taken, `busy…@` is taken at the second try, `off…@` is put off each time,
as one whose domain this server takes nothing for. It ends when its standard input does.
"""

import argparse
import asyncio
import email
import email.policy
import json
import logging
import secrets
import ssl
import subprocess
import sys
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


class Keeper:
    """Takes mails, and writes each down before it says so."""

    def __init__(self, folder, pause):
        self.file = open(folder / "received.jsonl", "a", encoding="utf-8")
        self.pause = pause
        self.tries = {}

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refused"):
            return "550 5.1.1 no such mailbox here"
        if address.startswith("off"):
            return "454 4.7.1 relay access denied"
        if address.startswith("busy"):
            self.tries[address] = self.tries.get(address, 0) + 1
            if self.tries[address] == 1:
                return "451 4.3.0 try again later"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 taken"

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        text, html = message.get_body(("plain",)), message.get_body(("html",))
        kept = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "id": message["Message-ID"],
            "subject": message["Subject"],
            "sender": message["From"],
            "receiver": message["To"],
            "headers": sorted(set(message.keys())),
            "unsubscribe": message["List-Unsubscribe"],
            "unsubscribePost": message["List-Unsubscribe-Post"],
            "text": text.get_content() if text else None,
            "html": html.get_content() if html else None,
            "longestLine": max(len(line) for line in envelope.content.split(b"\r\n")),
            "isEncrypted": session.ssl is not None or server.transport.get_extra_info("sslcontext") is not None,
            "user": session.auth_data.login.decode() if session.auth_data else None,
        }
        self.file.write(json.dumps(kept) + "\n")
        self.file.flush()
        # Who is killed now was never answered, and does not know that the mail is here.
        await asyncio.sleep(self.pause)
        return "250 2.0.0 kept"


def make_certificate(folder):
    """A certificate for this machine that nobody knows but who is told."""
    names = "subjectAltName=IP:127.0.0.1,DNS:localhost"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command += ["-days", "2", "-subj", "/CN=localhost", "-addext", names]
    command += ["-keyout", str(folder / "key.pem"), "-out", str(folder / "authority.pem")]
    subprocess.run(command, check=True, capture_output=True)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder / "authority.pem", folder / "key.pem")
    return context


async def serve(folder, pause):
    word = secrets.token_hex(8)
    (folder / "word").write_text(word)
    keeper, context = Keeper(folder, pause), make_certificate(folder)

    def authenticate(server, session, envelope, mechanism, data):
        right = isinstance(data, LoginPassword) and (data.login, data.password) == (b"lyceum", word.encode())
        return AuthResult(success=right, auth_data=data if right else None, handled=right)

    loop = asyncio.get_running_loop()
    login = {"auth_required": True, "authenticator": authenticate}
    listeners = {
        "starttls": await loop.create_server(
            lambda: SMTP(keeper, require_starttls=True, tls_context=context, hostname="localhost", **login),
            "127.0.0.1",
            0,
        ),
        "tls": await loop.create_server(
            lambda: SMTP(keeper, auth_require_tls=False, hostname="localhost", **login), "127.0.0.1", 0, ssl=context
        ),
        "plain": await loop.create_server(lambda: SMTP(keeper, hostname="localhost"), "127.0.0.1", 0),
    }
    ports = {name: listener.sockets[0].getsockname()[1] for name, listener in listeners.items()}
    (folder / "ports.json.unfinished").write_text(json.dumps(ports))
    (folder / "ports.json.unfinished").rename(folder / "ports.json")
    await loop.run_in_executor(None, sys.stdin.read)


def main():
    # It tells at each login of an attribute of its own that it will have no longer.
    logging.getLogger("mail.log").setLevel(logging.ERROR)
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--pause", type=float, default=0)
    given = arguments.parse_args()
    asyncio.run(serve(given.folder, given.pause))


main()
