// Passkeys: adds one on the account's page, and signs in with one on the sign-in page. Both appear only where the browser
// has them.

const available = Boolean(window.PublicKeyCredential);

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

async function post(address, body, csrf) {
  const headers = { accept: "application/json", "content-type": "application/json" };
  if (csrf) headers["x-csrf-token"] = csrf;
  const response = await fetch(address, { method: "POST", headers, body: JSON.stringify(body ?? {}) });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.message);
  return answer;
}

async function register(form) {
  const asked = await post("/account/passkeys/challenge", { password: form.elements.current?.value ?? "" }, form.dataset.csrf);
  const credential = await navigator.credentials.create({
    publicKey: {
      challenge: bytes(asked.challenge),
      rp: { id: asked.party, name: asked.site },
      user: { id: bytes(asked.user), name: asked.name, displayName: asked.name },
      pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: "public-key", alg })),
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
      excludeCredentials: asked.known.map((id) => ({ type: "public-key", id: bytes(id) })),
    },
  });
  const { response } = credential;
  return post("/account/passkeys", {
    challenge: new TextDecoder().decode(bytes(asked.challenge)),
    name: form.elements.name.value,
    clientData: text(response.clientDataJSON),
    authenticatorData: text(response.getAuthenticatorData()),
    publicKey: text(response.getPublicKey()),
    algorithm: response.getPublicKeyAlgorithm(),
  }, form.dataset.csrf);
}

async function signIn() {
  const asked = await post("/sign-in/passkey/challenge");
  const credential = await navigator.credentials.get({
    publicKey: { challenge: bytes(asked.challenge), rpId: asked.party, userVerification: "required" },
  });
  const { response } = credential;
  return post(`/sign-in/passkey${location.search}`, {
    id: credential.id,
    clientData: text(response.clientDataJSON),
    authenticatorData: text(response.authenticatorData),
    signature: text(response.signature),
  });
}

/** Runs one ceremony; somebody who closes the browser's dialog has changed their mind, which is no problem to report. */
async function attempt(ceremony, problem) {
  problem.hidden = true;
  try {
    location.assign((await ceremony()).next);
  } catch (error) {
    if (error.name === "NotAllowedError" || error.name === "AbortError") return;
    if (error.constructor === Error && error.message) problem.textContent = error.message;
    problem.hidden = false;
  }
}

const adding = document.querySelector("[data-passkey-add]");
if (adding && available) {
  adding.hidden = false;
  document.querySelector("[data-passkey-unavailable]").hidden = true;
  adding.addEventListener("submit", (event) => {
    event.preventDefault();
    attempt(() => register(adding), adding.querySelector("[data-passkey-problem]"));
  });
}

const entrance = document.querySelector("[data-passkey-sign-in]");
if (entrance && available) {
  entrance.hidden = false;
  entrance.querySelector("button").addEventListener("click", () =>
    attempt(signIn, entrance.querySelector("[data-passkey-problem]")));
}
