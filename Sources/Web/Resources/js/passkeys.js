// Passkeys (W3C Web Authentication): adding one to an account, and signing in with one.

const key = document.querySelector('input[name="csrf"]')?.value ?? ''
const problem = document.querySelector('[data-passkey-problem]')

const text = bytes => btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
const bytes = text => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), each => each.charCodeAt(0))
const ascii = text => new TextEncoder().encode(text)

/** What the site refuses, in its own words. */
class Refusal extends Error {}

async function ask(path, body = {}) {
    const answer = await fetch(path, {
        method: 'POST', body: JSON.stringify(body),
        headers: {'Accept': 'application/json', 'Content-Type': 'application/json', 'X-CSRF-Token': key},
    })
    const said = await answer.json()
    if (!answer.ok) throw new Refusal(said.message)
    return said
}

async function add(form) {
    const offer = await ask('/account/passkeys/challenge', {current: form.elements.current?.value ?? ''})
    const made = await navigator.credentials.create({publicKey: {
        challenge: ascii(offer.challenge), rp: {id: offer.site, name: offer.siteName},
        user: {id: ascii(offer.user), name: offer.email, displayName: offer.name},
        pubKeyCredParams: [-8, -7, -257].map(alg => ({type: 'public-key', alg})),
        authenticatorSelection: {residentKey: 'required', userVerification: 'required'},
        excludeCredentials: offer.known.map(id => ({type: 'public-key', id: bytes(id)})), attestation: 'none',
    }})
    return ask('/account/passkeys', {
        challenge: offer.challenge, name: form.elements['passkey-name'].value,
        clientData: text(made.response.clientDataJSON), authenticatorData: text(made.response.getAuthenticatorData()),
        publicKey: text(made.response.getPublicKey()), algorithm: made.response.getPublicKeyAlgorithm(),
    })
}

async function signIn(next) {
    const offer = await ask('/sign-in/passkey/challenge')
    const given = await navigator.credentials.get({publicKey: {
        challenge: ascii(offer.challenge), rpId: offer.site, userVerification: 'required',
    }})
    return ask('/sign-in/passkey', {
        id: given.id, clientData: text(given.response.clientDataJSON),
        authenticatorData: text(given.response.authenticatorData), signature: text(given.response.signature), next,
    })
}

/** Goes on where the site says; what fails is said on the page. Whoever changed their mind knows it themselves. */
async function attempt(work) {
    problem.hidden = true
    try {
        location.assign((await work()).next)
    } catch (error) {
        if (error.name === 'NotAllowedError' || error.name === 'AbortError') return
        problem.textContent = error instanceof Refusal ? error.message : problem.dataset.failed
        problem.hidden = false
    }
}

if (window.PublicKeyCredential && window.isSecureContext) {
    for (const each of document.querySelectorAll('[data-with-passkeys]')) each.hidden = false
    for (const each of document.querySelectorAll('[data-without-passkeys]')) each.hidden = true
    const form = document.getElementById('add-passkey')
    form?.addEventListener('submit', event => {
        event.preventDefault()
        attempt(() => add(form))
    })
    for (const button of document.querySelectorAll('[data-passkey-sign-in]')) {
        button.addEventListener('click', () => attempt(() => signIn(button.dataset.next)))
    }
}
