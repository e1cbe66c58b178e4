"""A small witness (C2SP tlog-witness): signs a log's checkpoint once it has seen that it contains the last one."""
import base64
import contextlib
import http.server
import struct
import threading
import time

from harness import ed25519, ledger


class Witness:
    def __init__(self, name, log):
        self.secret = bytes(range(32))
        self.key = ledger.Key(name, 4, ed25519.public_key(self.secret))
        self.log = log
        self.seen = None
        # Statuses of the answers it gave.
        self.answers = []

    def add_checkpoint(self, body):
        """Returns a status and a text, as the protocol has them."""
        head, note = body.split("\n\n", 1)
        old, *proof = head.split("\n")
        old = int(old.removeprefix("old "))
        checkpoint = ledger.Checkpoint(note)
        if checkpoint.origin != self.log.name or not checkpoint.is_signed_by(self.log):
            return 403, ""
        if old > checkpoint.size:
            return 400, ""
        size = self.seen.size if self.seen else 0
        if old != size:
            return 409, f"{size}\n"
        if self.seen:
            path = [base64.b64decode(line) for line in proof]
            if not ledger.verify_consistency(size, self.seen.root, checkpoint.size, checkpoint.root, path):
                return 422, ""
        elif proof:
            return 422, ""
        self.seen = checkpoint
        now = int(time.time())
        signature = ed25519.sign(self.secret, f"cosignature/v1\ntime {now}\n{checkpoint.text}".encode())
        data = self.key.id + struct.pack(">Q", now) + signature
        return 200, f"— {self.key.name} {base64.b64encode(data).decode()}\n"

    @contextlib.contextmanager
    def serve(self):
        """Its address, while the block runs."""
        witness = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                status, text = witness.add_checkpoint(body) if self.path == "/w/add-checkpoint" else (404, "")
                witness.answers.append(status)
                self.send_response(status)
                if status == 409:
                    self.send_header("Content-Type", "text/x.tlog.size")
                self.send_header("Content-Length", str(len(text.encode())))
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, *arguments):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/w/"
        finally:
            server.shutdown()
            server.server_close()
            thread.join()
