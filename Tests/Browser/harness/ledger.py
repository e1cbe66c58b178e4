"""Reads and verifies a transparency log from the specifications alone: RFC 6962 and 9162 for the tree and its proofs,
C2SP's signed-note, tlog-checkpoint, tlog-tiles and tlog-cosignature for its files. Shares nothing with the program."""
import base64
import dataclasses
import hashlib
import json
import struct

from harness import ed25519


def leaf(entry):
    return hashlib.sha256(b"\0" + entry).digest()


def node(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def half(count):
    """The largest power of two smaller than count."""
    power = 1
    while power * 2 < count:
        power *= 2
    return power


def root(leaves):
    """RFC 9162 §2.1.1."""
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return leaves[0]
    k = half(len(leaves))
    return node(root(leaves[:k]), root(leaves[k:]))


def verify_inclusion(hash, index, size, path, expected):
    """RFC 9162 §2.1.3.2."""
    if index >= size:
        return False
    fn, sn, r = index, size - 1, hash
    for p in path:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            r = node(p, r)
            while not fn & 1 and fn != 0:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = node(r, p)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and r == expected


def verify_consistency(first, first_root, second, second_root, path):
    """RFC 9162 §2.1.4.2."""
    if first == 0:
        return not path
    if first == second:
        return not path and first_root == second_root
    if first > second:
        return False
    path = list(path)
    if first & (first - 1) == 0:
        path.insert(0, first_root)
    if not path:
        return False
    fn, sn = first - 1, second - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = path[0]
    for c in path[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            fr, sr = node(c, fr), node(c, sr)
            while not fn & 1 and fn != 0:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = node(sr, c)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and fr == first_root and sr == second_root


@dataclasses.dataclass(frozen=True)
class Key:
    """`name+hash+base64`, of a log (type 1) or of a witness (type 4)."""

    name: str
    type: int
    public: bytes

    @classmethod
    def parse(cls, text):
        name, id, encoded = text.split("+", 2)
        data = base64.b64decode(encoded, validate=True)
        key = cls(name, data[0], data[1:])
        assert key.id.hex() == id
        return key

    @property
    def id(self):
        return hashlib.sha256(self.name.encode() + b"\n" + bytes([self.type]) + self.public).digest()[:4]

    def __str__(self):
        return f"{self.name}+{self.id.hex()}+{base64.b64encode(bytes([self.type]) + self.public).decode()}"


@dataclasses.dataclass(frozen=True)
class Checkpoint:
    note: str

    @property
    def text(self):
        return self.note[: self.note.rindex("\n\n") + 1]

    @property
    def origin(self):
        return self.text.split("\n")[0]

    @property
    def size(self):
        return int(self.text.split("\n")[1])

    @property
    def root(self):
        return base64.b64decode(self.text.split("\n")[2], validate=True)

    def signatures(self):
        for line in self.note[self.note.rindex("\n\n") + 2 :].splitlines():
            dash, name, encoded = line.split(" ")
            assert dash == "—"
            data = base64.b64decode(encoded, validate=True)
            yield name, data[:4], data[4:]

    def is_signed_by(self, key):
        for name, id, signature in self.signatures():
            if (name, id) != (key.name, key.id):
                continue
            message = self.text.encode()
            if key.type == 4:
                (time,) = struct.unpack(">Q", signature[:8])
                message, signature = f"cosignature/v1\ntime {time}\n".encode() + message, signature[8:]
            if ed25519.verify(key.public, message, signature):
                return True
        return False


def tile_path(kind, number, width):
    groups = [f"{number % 1000:03}"]
    while number := number // 1000:
        groups.insert(0, f"{number % 1000:03}")
    path = "/".join([f"x{group}" for group in groups[:-1]] + groups[-1:])
    return f"/log/tile/{kind}/{path}" + (f".p/{width}" if width < 256 else "")


def fetch(site, path):
    answer = site.get(path)
    assert answer.status == 200, f"{path}: {answer.status}"
    return answer.body


def entries(site, size):
    """Every entry of the log, from its bundles."""
    result = []
    for number in range((size + 255) // 256):
        width = min(256, size - 256 * number)
        bundle = fetch(site, tile_path("entries", number, width))
        found = []
        while bundle:
            (length,) = struct.unpack(">H", bundle[:2])
            found.append(bundle[2 : 2 + length])
            bundle = bundle[2 + length :]
        assert len(found) == width
        result += found
    return result


def check_tiles(site, leaves):
    """Every tile of every level is what the leaves make it."""
    level, row, count = 0, leaves, 0
    while row:
        full = []
        for number in range((len(row) + 255) // 256):
            hashes = row[256 * number : 256 * number + 256]
            assert fetch(site, tile_path(level, number, len(hashes))) == b"".join(hashes), f"tile {level}/{number}"
            count += 1
            if len(hashes) == 256:
                full.append(root(hashes))
        level, row = level + 1, full
    return count


def verify_certificate(certificate, key):
    """All a certificate claims; returns its checkpoint."""
    assert certificate["format"] == "byline-certificate/1"
    entry = certificate["entry"].encode()
    if "record" in certificate:
        salted = bytes.fromhex(certificate["salt"]) + certificate["record"].encode()
        assert hashlib.sha256(salted).hexdigest() == json.loads(entry)["commitment"]
    checkpoint = Checkpoint(certificate["checkpoint"])
    assert checkpoint.is_signed_by(key)
    proof = [base64.b64decode(hash) for hash in certificate["proof"]]
    assert verify_inclusion(leaf(entry), certificate["position"], checkpoint.size, proof, checkpoint.root)
    return checkpoint
