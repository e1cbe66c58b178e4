// What has not reached the server yet, kept in the browser until it has.
//
// Every page that writes has a record of its own, and a lock that the browser lets go of when the page is gone, however
// it goes: a record without a lock is what a crash has left.

import { account, article } from "./studio-data.js";

const page = crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint8Array(16))].join("");
const key = `${account}/${article}/${page}`;
const lockName = (record) => `byline-studio/${record}`;

function database() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("byline-studio", 1);
    opening.addEventListener("upgradeneeded", () => opening.result.createObjectStore("drafts", { keyPath: "key" }));
    opening.addEventListener("success", () => resolve(opening.result));
    opening.addEventListener("error", () => reject(opening.error));
  });
}

let opened;

async function run(mode, work) {
  opened ??= database();
  const connection = await opened;
  return new Promise((resolve, reject) => {
    const transaction = connection.transaction("drafts", mode, { durability: "strict" });
    const request = work(transaction.objectStore("drafts"));
    transaction.addEventListener("complete", () => resolve(request?.result));
    transaction.addEventListener("error", () => reject(transaction.error));
    transaction.addEventListener("abort", () => reject(transaction.error));
  });
}

let wanted = null;
let writing = null;

/** Keeps what the writer has now. Calls while one is being written become one. Answers whether it was kept. */
export function keep(record) {
  wanted = record;
  writing ??= (async () => {
    let kept = true;
    while (wanted !== null) {
      const next = wanted;
      wanted = null;
      try {
        await run("readwrite", (store) => (next === "gone" ? store.delete(key) : store.put({ ...next, key, account, article })));
      } catch {
        kept = false;
      }
    }
    writing = null;
    return kept;
  })();
  return writing;
}

/** The server has it all. */
export const forget = () => keep("gone");

/** What other pages of this browser have left behind for this article. */
export async function leftBehind() {
  try {
    const records = await run("readonly", (store) => store.getAll(IDBKeyRange.bound(`${account}/${article}/`, `${account}/${article}/\uffff`)));
    if (!records.length) return [];
    const held = new Set((await navigator.locks?.query())?.held?.map((lock) => lock.name) ?? []);
    return records.filter((record) => record.key !== key && !held.has(lockName(record.key)));
  } catch {
    return [];
  }
}

export const drop = (record) => run("readwrite", (store) => store.delete(record.key)).catch(() => {});

/** Says, for as long as this page lives, that its record is not left behind. */
export function claim() {
  navigator.locks?.request(lockName(key), () => new Promise(() => {}));
}
