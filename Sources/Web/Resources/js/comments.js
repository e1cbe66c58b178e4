// Comments are forms and links. This opens the form for a reply where the reply will stand, and tells of comments that
// came while the page is open.

const section = document.querySelector("[data-comments]");
const template = document.querySelector("[data-reply-form]");

// Replies in place.

let reply = null;

function close() {
  const link = reply?.link;
  reply?.form.remove();
  reply = null;
  link?.focus();
}

function open(link) {
  if (reply?.link === link) return close();
  const kept = reply?.form.elements.text.value ?? "";
  reply?.form.remove();
  const form = template.content.cloneNode(true).querySelector("form");
  form.elements.answering.value = link.closest("[data-comment]").dataset.comment;
  form.elements.text.value = kept;
  link.closest("[data-comment]").append(form);
  reply = { form, link };
  form.elements.text.focus();
}

section?.addEventListener("click", (event) => {
  const link = event.target.closest("[data-reply]");
  if (link && template && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    open(link);
  } else if (event.target.closest("[data-cancel]")) close();
});

section?.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  const form = event.target.closest?.("[data-comment-form]");
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form) {
    event.preventDefault();
    form.requestSubmit();
  } else if (event.key === "Escape") {
    const menu = event.target.closest?.(".comment-more[open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    } else if (form && form === reply?.form && !form.elements.text.value) close();
  }
});

// One menu at a time; it closes when something else is pressed.
document.addEventListener("click", (event) => {
  for (const menu of section?.querySelectorAll(".comment-more[open]") ?? []) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

// A form sent twice would be one comment anyway; this spares the wait.
section?.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-comment-form]");
  if (!form) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
});
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("[data-comment-form]")) delete form.dataset.sent;
});

// News. A connection is held only while the comments are looked at: a browser has few for one site.

const said = section?.querySelector("[data-comments-news]");
let source = null;
let inView = false;
let waiting = [];
let since = Number(section?.dataset.since);

async function fetchNew() {
  const response = await fetch(`${section.dataset.news}?since=${since}`, { headers: { Accept: "text/html" } });
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(`<ol>${await response.text()}</ol>`, "text/html");
  waiting = [...page.querySelectorAll("ol > li")].filter((item) => {
    const comment = item.querySelector("[data-comment]");
    return item.parentElement.parentElement === page.body && comment && !document.getElementById(comment.id);
  });
  tell();
}

function tell() {
  said.replaceChildren();
  if (!waiting.length) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button comments-show";
  const text = waiting.length === 1 ? said.dataset.one : said.dataset.other;
  button.textContent = text.replace("{count}", String(waiting.length));
  button.addEventListener("click", show);
  said.append(button);
}

function repliesOf(id) {
  const thread = document.getElementById(`c-${id}`)?.closest(".comment-thread");
  if (!thread) return null;
  let list = thread.querySelector(".comment-replies");
  if (!list) {
    list = document.createElement("ol");
    list.className = "comment-replies";
    thread.append(list);
  }
  return list;
}

function show() {
  let first = null;
  for (const item of waiting) {
    const comment = item.querySelector("[data-comment]");
    const parent = comment.dataset.parent;
    const list = parent ? repliesOf(parent) : section.querySelector("[data-comment-list]");
    if (!list) continue;
    item.classList.add("comment-new");
    if (parent) list.append(item);
    else list.prepend(item);
    first ??= comment;
  }
  waiting = [];
  said.replaceChildren();
  section.querySelector("[data-comments-empty]")?.remove();
  first?.focus();
}

function listen() {
  const wanted = inView && document.visibilityState === "visible";
  if (!wanted) {
    source?.close();
    source = null;
  } else if (!source) {
    source = new EventSource(section.dataset.stream);
    source.addEventListener("comments", (event) => {
      const news = JSON.parse(event.data);
      if (news.latest <= since) return;
      const figure = section.querySelector("[data-figure]");
      if (figure) figure.textContent = news.count.toLocaleString(document.documentElement.lang);
      fetchNew().then(() => {
        since = news.latest;
      }, () => {});
    });
  }
}

if (said && section.dataset.stream && "EventSource" in window) {
  let timer = 0;
  new IntersectionObserver((entries) => {
    inView = entries.at(-1).isIntersecting;
    // Who scrolls past does not want news.
    clearTimeout(timer);
    timer = setTimeout(listen, 2000);
  }).observe(section);
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => source?.close());
}
