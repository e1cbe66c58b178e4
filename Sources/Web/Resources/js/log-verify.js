// Verifies an entry of the transparency log here, in the reader's browser, from the certificate alone: that the record is
// the one the entry was made for (SHA-256), that the entry is in the tree (RFC 9162), and that the log signed its root
// (Ed25519). What the log looked like is remembered, so that a later visit notices when it was set back.

const section = document.querySelector("[data-certificate]");
const encoder = new TextEncoder();

const bytes = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
const fromHex = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const hex = (list) => [...list].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const base64 = (list) => btoa(String.fromCharCode(...list));

async function sha256(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest("SHA-256", whole));
}

const leaf = (entry) => sha256(Uint8Array.of(0), entry);
const node = (left, right) => sha256(Uint8Array.of(1), left, right);
const half = (number) => Math.floor(number / 2);

// RFC 9162 §2.1.3.2
async function rootOf(hash, position, size, proof) {
  let last = size - 1;
  for (const sibling of proof) {
    if (last === 0) return null;
    if (position % 2 === 1 || position === last) {
      hash = await node(sibling, hash);
      while (position % 2 === 0 && position !== 0) {
        position = half(position);
        last = half(last);
      }
    } else {
      hash = await node(hash, sibling);
    }
    position = half(position);
    last = half(last);
  }
  return last === 0 ? hash : null;
}

function parsed(note) {
  const gap = note.lastIndexOf("\n\n");
  const text = note.slice(0, gap + 1);
  const [origin, size, root] = text.split("\n");
  const signatures = note.slice(gap + 2).trimEnd().split("\n").map((line) => line.split(" "));
  return { text, origin, size: Number(size), root, signatures };
}

// The key's name has no plus sign; base64 may have some.
function keyOf(text) {
  const [name, id, ...rest] = text.split("+");
  return { name, id, bytes: bytes(rest.join("+")).slice(1) };
}

async function recordHolds(certificate) {
  const { commitment } = JSON.parse(certificate.entry);
  return hex(await sha256(fromHex(certificate.salt), encoder.encode(certificate.record))) === commitment;
}

async function inclusionHolds(certificate, checkpoint) {
  if (certificate.position >= checkpoint.size) return false;
  const hash = await leaf(encoder.encode(certificate.entry));
  const root = await rootOf(hash, certificate.position, checkpoint.size, certificate.proof.map(bytes));
  return root !== null && base64(root) === checkpoint.root;
}

async function signatureHolds(certificate, checkpoint) {
  const key = keyOf(certificate.key);
  if (key.name !== checkpoint.origin) return false;
  let imported;
  try {
    imported = await crypto.subtle.importKey("raw", key.bytes, { name: "Ed25519" }, false, ["verify"]);
  } catch {
    return null;
  }
  for (const [, name, value] of checkpoint.signatures) {
    const signature = bytes(value);
    if (name !== key.name || hex(signature.slice(0, 4)) !== key.id) continue;
    if (await crypto.subtle.verify("Ed25519", imported, signature.slice(4), encoder.encode(checkpoint.text))) return true;
  }
  return false;
}

const squeezed = (text) => text.replace(/\s+/gu, "");

function* words(tree) {
  if (tree.type === "text") yield tree.text;
  for (const child of tree.content ?? []) yield* words(child);
}

async function pageHolds(certificate) {
  const response = await fetch(section.dataset.page, { cache: "no-cache" });
  if (!response.ok) return null;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const record = JSON.parse(certificate.record);
  const shown = squeezed(page.querySelector(".article .prose")?.textContent ?? "");
  const title = squeezed(page.querySelector(".article-title")?.textContent ?? "");
  return title === squeezed(record.title) && [...words(record.document)].every((text) => shown.includes(squeezed(text)));
}

// The log never becomes smaller, and a size has one root.
function historyHolds(checkpoint) {
  let seen;
  try {
    const name = `log ${checkpoint.origin}`;
    seen = JSON.parse(localStorage.getItem(name));
    if (!seen || seen.size <= checkpoint.size) {
      localStorage.setItem(name, JSON.stringify({ size: checkpoint.size, root: checkpoint.root }));
    }
  } catch {
    return null;
  }
  if (!seen) return null;
  return seen.size < checkpoint.size || (seen.size === checkpoint.size && seen.root === checkpoint.root);
}

function show(name, holds) {
  const item = section.querySelector(`[data-check="${name}"]`);
  if (!item) return;
  const state = holds === null ? "skip" : holds ? "ok" : "no";
  item.dataset.state = state;
  const outcome = item.querySelector("[data-outcome]");
  outcome.textContent = outcome.dataset[state];
}

async function verify() {
  const verdict = section.querySelector("[data-verdict]");
  if (!globalThis.crypto?.subtle) {
    for (const name of ["record", "page", "inclusion", "signature", "history"]) show(name, null);
    verdict.textContent = section.dataset.partly;
    return;
  }
  verdict.textContent = section.dataset.running;
  let certificate;
  try {
    const response = await fetch(section.dataset.certificate, { cache: "no-cache" });
    if (!response.ok) throw new Error(String(response.status));
    certificate = await response.json();
  } catch {
    verdict.textContent = section.dataset.failed;
    return;
  }
  const checks = { inclusion: inclusionHolds, signature: signatureHolds, history: (_, checkpoint) => historyHolds(checkpoint) };
  if (certificate.record) checks.record = recordHolds;
  if (certificate.record && section.dataset.page) checks.page = pageHolds;
  const outcomes = {};
  for (const [name, check] of Object.entries(checks)) {
    try {
      outcomes[name] = await check(certificate, parsed(certificate.checkpoint));
    } catch {
      outcomes[name] = false;
    }
    show(name, outcomes[name]);
  }
  const all = Object.values(outcomes);
  // That a browser sees the log for the first time is no doubt about it.
  const isPartly = Object.entries(outcomes).some(([name, holds]) => holds === null && name !== "history");
  section.dataset.state = all.includes(false) ? "bad" : isPartly ? "partly" : "good";
  verdict.textContent = section.dataset[section.dataset.state];
}

if (section) verify();
