// Saves what is written: to the browser at once, to the server after a short pause, and never over what others wrote.

import { Refusal, renew, save } from "./studio-api.js";
import { forget, keep } from "./studio-local.js";

const pause = 900;
const longest = 8000;
const retries = [1000, 2000, 4000, 8000, 15000];

/**
 * - `read()` answers with all there is to save, `apply(content)` shows what others have written as well.
 * - `report(state, details)` is told how things stand: saved, saving, local, offline, signedOut, refused, closed, full.
 */
export class Saving {
  constructor({ read, apply, conflict, report, isComposing }) {
    Object.assign(this, { read, apply, conflict, report, isComposing });
    this.base = 0;
    this.baseContent = null;
    // Counts changes: what was typed after a save was sent is seen by the number having grown.
    this.changes = 0;
    this.saved = 0;
    this.failures = 0;
    this.isClosed = false;
    addEventListener("online", () => this.soon(0));
    addEventListener("focus", () => this.needsSignIn && this.trySession());
    document.addEventListener("visibilitychange", () => document.hidden && this.flush());
    addEventListener("pagehide", () => this.flush());
    addEventListener("beforeunload", (event) => {
      if (this.isDirty) {
        this.flush();
        event.preventDefault();
      }
    });
  }

  get isDirty() {
    return this.changes !== this.saved;
  }

  begin(base, content) {
    this.base = base;
    this.baseContent = content;
  }

  /** Something was changed. */
  changed() {
    if (this.isClosed) return;
    this.changes += 1;
    this.firstChange ??= performance.now();
    const kept = keep({ base: this.base, baseContent: this.baseContent, content: this.read() });
    if (!this.failures && !this.needsSignIn) this.report("changed");
    kept.then((isKept) => {
      this.isKept = isKept;
      if (this.failures) this.report(this.problem, this.details());
    });
    if (this.failures || this.needsSignIn) return;
    const waited = performance.now() - this.firstChange;
    this.soon(Math.min(pause, Math.max(0, longest - waited)));
  }

  soon(delay) {
    clearTimeout(this.timer);
    if (this.isDirty && !this.isClosed) this.timer = setTimeout(() => this.send(), delay);
  }

  /** Saves now; answers whether all that was written is saved. */
  async flush() {
    clearTimeout(this.timer);
    while (this.isDirty && !this.isClosed) {
      if (this.sending) await this.sending;
      else await this.send();
      if (this.failures || this.needsSignIn) return false;
    }
    if (this.sending) await this.sending;
    return !this.isDirty;
  }

  send() {
    clearTimeout(this.timer);
    if (this.sending) return this.sending;
    if (!this.isDirty || this.isClosed) return Promise.resolve();
    this.sending = this.attempt().finally(() => {
      this.sending = null;
    });
    return this.sending;
  }

  async attempt(withBase = false) {
    const content = this.read();
    const changes = this.changes;
    this.firstChange = null;
    if (!this.failures) this.report("saving");
    try {
      const body = { base: this.base, content };
      if (withBase) body.baseContent = this.baseContent;
      const text = JSON.stringify(body).length;
      const reply = await save(body, document.hidden && text < 30000 ? { keepalive: true } : {});
      this.took(reply, content, changes);
    } catch (error) {
      if (error.key === "draft_base_gone" && !withBase) return this.attempt(true);
      this.failed(error);
    }
    return undefined;
  }

  took(reply, content, changes) {
    this.failures = 0;
    this.needsSignIn = false;
    const hasTypedOn = changes !== this.changes;
    if (!reply.isMerged) {
      this.base = reply.version;
      this.baseContent = content;
    } else if (hasTypedOn || this.isComposing()) {
      // What others wrote comes with the next save, which builds on what was sent.
      this.base = reply.sent;
      this.baseContent = content;
      if (!hasTypedOn) this.changes += 1;
    } else {
      this.base = reply.version;
      this.baseContent = reply.content;
      this.apply(reply, content);
    }
    this.saved = changes;
    if (reply.conflicts.length) this.conflict(reply.conflicts);
    if (this.isDirty) {
      keep({ base: this.base, baseContent: this.baseContent, content: this.read() });
      this.soon(reply.isMerged ? 200 : pause);
    } else {
      forget();
    }
    this.report("saved", reply);
  }

  details() {
    return { isKept: this.isKept ?? true, message: this.message, error: this.error };
  }

  failed(error) {
    if (!(error instanceof Refusal)) throw error;
    this.error = error;
    this.message = error.message;
    this.failures += 1;
    if (error.status === 401) {
      this.problem = "signedOut";
      this.needsSignIn = true;
      this.failures = 0;
      this.report("signedOut", this.details());
      this.watchSession();
      return;
    }
    if (error.status === 404 || error.status === 409 || (error.status === 403 && error.key !== "form_expired")) {
      this.problem = "closed";
      this.isClosed = true;
      this.report("closed", this.details());
      return;
    }
    if ([400, 413, 422].includes(error.status)) {
      // Sending the same again would not help; the next change might.
      this.problem = "refused";
      this.report("refused", this.details());
      this.failures = 0;
      return;
    }
    this.problem = error.status === 0 ? "offline" : "unavailable";
    this.report(this.problem, this.details());
    this.soon(retries[Math.min(this.failures, retries.length) - 1]);
  }

  watchSession() {
    clearTimeout(this.sessionTimer);
    this.sessionTimer = setTimeout(() => this.needsSignIn && this.trySession(), 3000);
  }

  async trySession() {
    if (!this.needsSignIn) return;
    if (await renew()) {
      this.needsSignIn = false;
      this.soon(0);
    } else {
      this.watchSession();
    }
  }
}
