"""A real yaml-language-server, asked as an editor asks it -> what it says of each kind of block.

It reads the schema of this project, so that completion, hover and complaints are seen as a teacher
sees them. Needs Node.js; ``npx`` fetches the server the first time. The answers are kept beside
the tests, to be compared after a change of the model:

    python tools/language_server.py
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from builders.lesson.blocks import BLOCK_KINDS  # noqa: E402  # the project is not installed

Json: TypeAlias = Any  # as json.loads returns it

SERVER = "yaml-language-server@1.25.0"
TRANSCRIPT = ROOT / "tests" / "editor" / "transcript.txt"
LESSON = """\
# yaml-language-server: $schema=assets/lesson.schema.json
topic: {title: Т, language: kk, minutes: 5}
procedure:
  - stage: Т
    minutes: 5
    blocks:
"""
ITEM = "      - "
KEYS = "          "
SETTINGS = {
    "schemaStore": {"enable": False},
    "completion": True,
    "hover": True,
    "validate": True,
}
CAPABILITIES = {"textDocument": {"completion": {"completionItem": {"snippetSupport": True}}}}


def main() -> int:
    """Ask about every kind of block and keep the answers; without Node.js say so."""
    npx = shutil.which("npx")
    if npx is None:
        print("Node.js is not installed, so no editor was tried: https://nodejs.org")
        return 1
    command = [npx, "--yes", SERVER, "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        talk = Talk(process)
        talk.greet()
        text = "\n".join((SERVER, "", *(tried(kind, talk) for kind in BLOCK_KINDS)))
        process.terminate()
    TRANSCRIPT.parent.mkdir(parents=True, exist_ok=True)
    TRANSCRIPT.write_text(text, encoding="utf-8")
    print(text)
    return 0


def tried(kind: str, talk: Talk) -> str:
    """Return what the server offers, shows and complains of for one kind of block."""
    start = f"{LESSON}{ITEM}"
    line = start.count("\n")
    talk.show(start)
    offered = talk.ask("completion", line, len(ITEM))["items"]
    bodies = [
        each for each in offered if each["insertText"].startswith((f"{kind}:\n", f"{kind}: "))
    ]
    body = next(each for each in bodies if each["label"] != kind)
    inserted = body["insertText"].replace("\n", f"\n{ITEM.removesuffix('- ')}")
    after = talk.show(f"{start}{inserted}")
    talk.show(f"{start}{kind}:\n{KEYS}")
    keys = talk.ask("completion", line + 1, len(KEYS))["items"]
    complaints = talk.show(f"{start}{kind}: {{titel: Т}}\n")
    shown = talk.ask("hover", line, len(ITEM) + 1)["contents"]["value"]
    lines = [
        f"== {kind}",
        f"offers: {', '.join(each['label'] for each in offered if each['label'] == kind)}",
        f"inserts: {body['label']}\n{indented(body['insertText'])}",
        f"complaints about that: {len(after)}",
        f"keys: {', '.join(each['label'] for each in keys)}",
        f"shows:\n{indented(shown.rsplit('Source: ', 1)[0])}",
    ]
    lines += [f"complains: {at(each)}: {each['message']}" for each in complaints]
    return "\n".join((*lines, ""))


def indented(text: str) -> str:
    """Return the lines of ``text`` that are not empty, set in."""
    return "\n".join(f"    {line}" for line in text.split("\n") if line.strip())


def at(complaint: Json) -> int:
    """Return the line of a complaint, counted from 1 as editors show it."""
    return int(complaint["range"]["start"]["line"]) + 1


@dataclass(slots=True)
class Talk:
    """A conversation with the server over its standard input and output."""

    process: subprocess.Popen[bytes]
    shown: int = 0
    asked: int = 0

    @property
    def document(self) -> str:
        """Return the address of the lesson shown last; no such file is written."""
        return (ROOT / f"lesson-{self.shown}.yaml").as_uri()

    def greet(self) -> None:
        """Open the conversation and hand over the settings."""
        root = ROOT.as_uri()
        hello = {"processId": None, "rootUri": root, "capabilities": CAPABILITIES}
        self.request("initialize", hello)
        self.post({"method": "initialized", "params": {}})
        settings = {"settings": {"yaml": SETTINGS}}
        self.post({"method": "workspace/didChangeConfiguration", "params": settings})

    def show(self, text: str) -> list[Json]:
        """Open ``text`` as a new lesson and return the complaints about it."""
        self.shown += 1
        item = {"uri": self.document, "languageId": "yaml", "version": 1, "text": text}
        self.post({"method": "textDocument/didOpen", "params": {"textDocument": item}})
        while True:
            params = self.receive().get("params") or {}
            if params.get("uri") == self.document and "diagnostics" in params:
                return list(params["diagnostics"])

    def ask(self, what: str, line: int, column: int) -> Json:
        """Return the answer about a place of the lesson shown last."""
        place = {"line": line, "character": column}
        about = {"textDocument": {"uri": self.document}, "position": place}
        return self.request(f"textDocument/{what}", about)

    def request(self, method: str, params: Json) -> Json:
        """Send a request and return its result."""
        self.asked += 1
        self.post({"id": self.asked, "method": method, "params": params})
        while True:
            message = self.receive()
            if message.get("id") == self.asked and "method" not in message:
                return message["result"]

    def receive(self) -> Json:
        """Return the next message; a question for the settings is answered on the way."""
        stream = self.process.stdout
        assert stream is not None
        length = 0
        while header := stream.readline().strip():
            name, _, value = header.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the server ended the conversation"
        message = json.loads(stream.read(length))
        if "id" in message and "method" in message:
            wanted = (message.get("params") or {}).get("items", [])
            known = {"yaml": SETTINGS}
            found = [known.get(each.get("section", "")) for each in wanted]
            self.post({"id": message["id"], "result": found or None})
        return message

    def post(self, message: Json) -> None:
        """Send one message."""
        stream = self.process.stdin
        assert stream is not None
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        stream.flush()


if __name__ == "__main__":
    sys.exit(main())
