// Reads an article aloud with the browser's own speech, sentence by sentence, and marks the sentence being read. Where there
// is no speech, the page keeps saying so.

const synthesis = globalThis.speechSynthesis;
const section = document.querySelector("[data-read-aloud]");
const find = (name) => section.querySelector(`[data-aloud-${name}]`);

// What is read: every block that holds text of its own, in order.
const BLOCKS = "h1, h2, h3, h4, p, li, dt, dd, figcaption, blockquote, td, th, pre";
// Chromium stops in the middle of a long utterance.
const LONGEST = 200;

const sentences = [];
let at = 0;
// Counts every utterance, so that the end of one that was cancelled is not taken for the end of its successor.
let turn = 0;
let state = "stopped";

function language(element) {
  return element.closest("[lang]")?.lang || document.documentElement.lang;
}

// The text nodes of a block, without those of blocks inside it.
function texts(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
    if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
    const isSilent = node.matches(BLOCKS) || node.matches("[hidden], [aria-hidden=true], rt, rp, sup, script, style");
    return isSilent ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}

function pieces(text, lang) {
  const whole = globalThis.Intl?.Segmenter
    ? [...new Intl.Segmenter(lang, { granularity: "sentence" }).segment(text)].map((each) => [each.index, each.segment])
    : [[0, text]];
  return whole.flatMap(([index, segment]) => {
    const parts = [];
    let start = 0;
    while (segment.length - start > LONGEST) {
      // At a comma or a space, if there is one.
      const slice = segment.slice(start, start + LONGEST);
      const cut = Math.max(...["，", "；", "、", ", ", "; ", " "].map((mark) => slice.lastIndexOf(mark))) + 1 || LONGEST;
      parts.push([index + start, segment.slice(start, start + cut)]);
      start += cut;
    }
    return [...parts, [index + start, segment.slice(start)]];
  });
}

function range(nodes, start, end) {
  const result = document.createRange();
  let passed = 0;
  let isOpen = false;
  for (const node of nodes) {
    const length = node.data.length;
    if (!isOpen && start < passed + length) {
      result.setStart(node, start - passed);
      isOpen = true;
    }
    if (isOpen && end <= passed + length) {
      result.setEnd(node, end - passed);
      break;
    }
    passed += length;
  }
  return result;
}

for (const part of document.querySelectorAll("[data-aloud]")) {
  const blocks = part.matches(BLOCKS) ? [part] : part.querySelectorAll(BLOCKS);
  for (const block of blocks) {
    const nodes = texts(block);
    const text = nodes.map((node) => node.data).join("");
    const lang = language(block);
    for (const [start, piece] of pieces(text, lang)) {
      if (!/[\p{L}\p{N}]/u.test(piece)) continue;
      sentences.push({ text: piece.trim(), lang, block, range: range(nodes, start, start + piece.trimEnd().length) });
    }
  }
}

function mark(sentence) {
  document.querySelector(".is-read-aloud")?.classList.remove("is-read-aloud");
  CSS.highlights?.delete("read-aloud");
  if (!sentence) return;
  if (CSS.highlights) CSS.highlights.set("read-aloud", new Highlight(sentence.range));
  else sentence.block.classList.add("is-read-aloud");
  const box = sentence.range.getBoundingClientRect();
  if (box.top < 80 || box.bottom > innerHeight - 40) scrollBy({ top: box.top - innerHeight / 3, behavior: "instant" });
}

function show(next, word) {
  state = next;
  const play = find("play");
  play.textContent = play.dataset[{ stopped: "play", reading: "pause", paused: "resume" }[state]];
  find("stop").disabled = state === "stopped";
  const status = find("status");
  if (status.textContent !== status.dataset[word]) status.textContent = status.dataset[word];
}

function read() {
  synthesis.cancel();
  const sentence = sentences[at];
  if (!sentence) {
    at = 0;
    mark(null);
    return show("stopped", "done");
  }
  const mine = ++turn;
  const utterance = new SpeechSynthesisUtterance(sentence.text);
  utterance.lang = sentence.lang;
  utterance.rate = Number(find("speed").value);
  utterance.onend = () => {
    if (mine !== turn || state !== "reading") return;
    at += 1;
    read();
  };
  utterance.onerror = (event) => {
    if (mine !== turn || ["canceled", "interrupted"].includes(event.error)) return;
    show("paused", "failed");
  };
  show("reading", "reading");
  mark(sentence);
  synthesis.speak(utterance);
}

// Pausing keeps the place and begins the sentence again: browsers on phones cannot pause within one.
function pause(next, word) {
  turn += 1;
  synthesis.cancel();
  show(next, word);
}

function move(step) {
  at = Math.min(Math.max(at + step, 0), sentences.length - 1);
  if (state === "reading") read();
  else mark(sentences[at]);
}

function begin() {
  find("missing").hidden = true;
  find("controls").hidden = false;
  find("stop").disabled = true;
}

if (synthesis && section && sentences.length) {
  find("play").addEventListener("click", () => (state === "reading" ? pause("paused", "paused") : read()));
  find("back").addEventListener("click", () => move(-1));
  find("on").addEventListener("click", () => move(1));
  find("stop").addEventListener("click", () => {
    pause("stopped", "stopped");
    at = 0;
    mark(null);
  });
  find("speed").addEventListener("change", () => {
    localStorage.setItem("read-aloud-speed", find("speed").value);
    if (state === "reading") read();
  });
  const kept = localStorage.getItem("read-aloud-speed");
  if ([...find("speed").options].some((option) => option.value === kept)) find("speed").value = kept;
  // Voices come late in some browsers, and never in others.
  if (synthesis.getVoices().length) begin();
  else synthesis.addEventListener("voiceschanged", () => synthesis.getVoices().length && begin());
  addEventListener("pagehide", () => synthesis.cancel());
}
