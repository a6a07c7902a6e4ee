"""The language server of YAML that editors run, spoken to over stdio."""

import json
import queue
import subprocess
import threading
from pathlib import Path
from typing import Any, NamedTuple, Self

TRIES = 100
"""How many texts are shown to the server at most until it complains."""

TIMEOUT = 60.0
"""How many seconds the server may take to answer."""


class Complaint(NamedTuple):
    """What an editor would underline, and what it says of that."""

    line: int
    text: str
    message: str


class LanguageServer:
    """A server with one schema for all files."""

    def __init__(self, program: str, schema: dict[str, Any], folder: Path) -> None:
        self.folder = folder
        file = folder / "schema.json"
        file.write_text(json.dumps(schema), encoding="utf-8")
        self.settings = {
            "schemas": {file.as_uri(): ["*.yaml"]},
            "schemaStore": {"enable": False},
            "validate": True,
            "completion": True,
            "hover": True,
        }
        self.process = subprocess.Popen(
            [program, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.answers: queue.Queue[dict[str, Any]] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        self.number = 0
        self.found: dict[str, list[Any]] = {}
        completion = {"completionItem": {"snippetSupport": True}}
        abilities = {
            "textDocument": {"completion": completion, "hover": {"contentFormat": ["markdown"]}},
            "workspace": {"configuration": True, "didChangeConfiguration": {}},
        }
        self.ask("initialize", processId=None, rootUri=None, capabilities=abilities)
        self.tell("initialized")
        self.tell("workspace/didChangeConfiguration", settings={"yaml": self.settings})
        for _ in range(TRIES):  # until it has read the schema
            if self.complaints("no_key_that_there_is: x"):
                return
        raise AssertionError("the server does not know the schema")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait(TIMEOUT)
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()

    def complaints(self, text: str) -> list[Complaint]:
        """Open a text, and return what is wrong with it."""
        uri = self.open(text)
        while uri not in self.found:
            self._take()
        lines = text.split("\n")
        return [
            Complaint(
                each["range"]["start"]["line"] + 1,
                lines[each["range"]["start"]["line"]][
                    each["range"]["start"]["character"] : each["range"]["end"]["character"]
                ],
                each["message"],
            )
            for each in self.found[uri]
        ]

    def offered(self, text: str) -> set[str]:
        """Return the keys that are offered where `^` stands in a text."""
        place, uri = self._placed(text)
        items = self.ask("textDocument/completion", textDocument={"uri": uri}, position=place)
        return {item["label"] for item in items["items"]}

    def explained(self, text: str) -> str:
        """Return what is said of the word behind the `^` in a text."""
        place, uri = self._placed(text)
        hover = self.ask("textDocument/hover", textDocument={"uri": uri}, position=place)
        contents = (hover or {}).get("contents", "")
        return str(contents["value"] if isinstance(contents, dict) else contents)

    def _placed(self, text: str) -> tuple[dict[str, int], str]:
        before, _, after = text.partition("^")
        line, _, last = before.rpartition("\n")
        place = {"line": before.count("\n"), "character": len(last if line or last else before)}
        return place, self.open(before + after)

    def open(self, text: str) -> str:
        """Open a text as a file of its own, and return its address."""
        self.number += 1
        uri = (self.folder / f"f{self.number}.yaml").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)
        return uri

    def ask(self, method: str, **values: Any) -> Any:
        """Ask the server something, and wait for its answer."""
        self.number += 1
        number = self.number
        self._send({"id": number, "method": method, "params": values})
        while (answer := self._take()).get("id") != number or "method" in answer:
            pass
        assert "error" not in answer, answer
        return answer["result"]

    def tell(self, method: str, **values: Any) -> None:
        """Tell the server something."""
        self._send({"method": method, "params": values})

    def _take(self) -> dict[str, Any]:
        message = self.answers.get(timeout=TIMEOUT)
        method = message.get("method")
        if method == "textDocument/publishDiagnostics":
            self.found[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif method == "workspace/configuration":
            wanted = [item.get("section") for item in message["params"]["items"]]
            answer = [self.settings if section == "yaml" else {} for section in wanted]
            self._send({"id": message["id"], "result": answer})
        elif method is not None and "id" in message:
            self._send({"id": message["id"], "result": None})
        return message

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def _listen(self) -> None:
        out = self.process.stdout
        assert out is not None
        while line := out.readline():
            length = 0
            while line.strip():
                name, _, value = line.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
                line = out.readline()
            self.answers.put(json.loads(out.read(length)))
