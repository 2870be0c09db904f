// @ts-check
// Passkeys: asks our server what to ask the device, asks the device, and brings its answer back. One handler for every form with data-passkey.

(() => {
  const library = /** @type {any} */ (globalThis).SimpleWebAuthnBrowser;
  if (library === undefined || !library.browserSupportsWebAuthn()) return;

  /** @param {string} address @param {FormData} fields */
  async function send(address, fields) {
    const answer = await fetch(address, { method: 'POST', body: new URLSearchParams(/** @type {any} */ (fields)), headers: { accept: 'application/json' } });
    if (!(answer.headers.get('content-type') ?? '').includes('json')) throw new Error('broken');
    return answer.json();
  }

  /** @param {HTMLFormElement} form */
  async function run(form) {
    const asked = await send(`${form.action}/options`, new FormData(form));
    if (asked.problem !== undefined) return asked;
    const ceremony = { optionsJSON: asked.options };
    const given = form.dataset['passkey'] === 'make' ? await library.startRegistration(ceremony) : await library.startAuthentication(ceremony);
    const fields = new FormData(form);
    fields.set('answer', JSON.stringify(given));
    return send(form.action, fields);
  }

  /** @param {HTMLFormElement} form @param {string} sentence */
  function say(form, sentence) {
    const place = form.querySelector('[role=alert]');
    if (!(place instanceof HTMLElement)) return;
    place.textContent = sentence;
    place.hidden = sentence === '';
  }

  for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll('form[data-passkey]'))) {
    form.hidden = false;
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const button = form.querySelector('button');
      if (button !== null) button.disabled = true;
      say(form, '');
      try {
        const done = await run(form);
        if (typeof done.to === 'string') location.assign(done.to);
        else say(form, done.problem ?? '');
      } catch (thrown) {
        // The person said no, or the device has none: told apart from what is broken by the kinds that WebAuthn names.
        const said = thrown instanceof Error && ['NotAllowedError', 'AbortError', 'InvalidStateError'].includes(thrown.name);
        say(form, (said ? form.dataset['cancelled'] : form.dataset['broken']) ?? '');
      }
      if (button !== null) button.disabled = false;
    });
  }
})();
