// Asks the server, and tells what is wrong in terms the editor can act on.

import { article, session } from "./studio-data.js";

/** Why a request failed: `status` 0 means that the server could not be reached. */
export class Refusal extends Error {
  constructor(status, key, message, details = {}) {
    super(message);
    this.status = status;
    this.key = key;
    this.details = details;
  }
}

async function answer(response) {
  const isJSON = response.headers.get("Content-Type")?.startsWith("application/json");
  const body = isJSON ? await response.json() : {};
  if (response.ok && isJSON) return body;
  throw new Refusal(response.status, body.key ?? "", body.message ?? "", body);
}

async function send(path, options, wait = 30000) {
  try {
    const signal = options.signal ?? AbortSignal.timeout(wait);
    return await fetch(path, { credentials: "same-origin", redirect: "error", ...options, signal });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new Refusal(0, "offline", "");
  }
}

export async function get(path) {
  return answer(await send(path, { headers: { Accept: "application/json" } }));
}

/** Sends JSON. When the key of the session has changed, because one has signed in again, it is fetched and used. */
export async function post(path, body, options = {}) {
  const request = () => send(path, {
    method: "POST", body: JSON.stringify(body), ...options,
    headers: { Accept: "application/json", "Content-Type": "application/json", "X-CSRF-Token": session.csrf },
  });
  const response = await request();
  if (response.status !== 403) return answer(response);
  const refusal = await answer(response).catch((error) => error);
  if (refusal.key !== "form_expired" || !(await renew())) throw refusal;
  return answer(await request());
}

/** Fetches the key of the present session; false where nobody is signed in. */
export async function renew() {
  try {
    const found = await get("/studio/session");
    session.csrf = found.csrf;
    session.account = found.account;
    for (const input of document.querySelectorAll('input[name="csrf"]')) input.value = found.csrf;
    return true;
  } catch {
    return false;
  }
}

export const open = () => get(`/studio/${article}/draft`);
export const save = (body, options) => post(`/studio/${article}/draft`, body, options);
export const compare = (content) => post(`/studio/${article}/compare`, { content });
export const uploaded = (hash) => get(`/studio/${article}/uploads/${hash}`);
export const paste = (html) => post("/studio/paste", { html });
export const topics = (text) => get(`/studio/topics?q=${encodeURIComponent(text)}`);

/** Does something to the article, as its form would. */
export async function act(form) {
  const response = await send(form.action, {
    method: "POST", body: new URLSearchParams(new FormData(form)), headers: { Accept: "application/json" },
  });
  return answer(response);
}

/** Sends a file; `progress` is told the part that is sent, from 0 to 1. */
export function upload(file, progress, signal) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/studio/${article}/uploads`);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-CSRF-Token", session.csrf);
    request.setRequestHeader("X-File-Name", encodeURIComponent(file.name ?? ""));
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total);
    });
    request.addEventListener("load", () => {
      const body = request.response ?? {};
      if (request.status === 201) resolve(body);
      else reject(new Refusal(request.status, body.key ?? "", body.message ?? ""));
    });
    request.addEventListener("error", () => reject(new Refusal(0, "offline", "")));
    request.addEventListener("abort", () => reject(new Refusal(0, "aborted", "")));
    signal?.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}
