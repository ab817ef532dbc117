// Proof of work for a form that asks for one, in the ALTCHA protocol (version 2, PBKDF2/SHA-256).
// Loaded only while it is asked for, by our own forms and by embed.js. Whatever goes wrong, the form is sent all the
// same.
"use strict";
(() => {
  const GIVE_UP_MILLISECONDS = 30000;
  const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const hex = (data) => Array.from(data, (byte) => byte.toString(16).padStart(2, "0")).join("");

  async function solve(url) {
    const giveUpAt = performance.now() + GIVE_UP_MILLISECONDS;
    const answer = await fetch(url, { headers: { Accept: "application/json" } });
    if (!answer.ok) return "";
    const challenge = await answer.json();
    const { algorithm, nonce, salt, cost, keyLength, keyPrefix } = challenge.parameters;
    if (algorithm !== "PBKDF2/SHA-256") return "";
    const start = bytes(nonce);
    const password = new Uint8Array(start.length + 4);
    password.set(start);
    const view = new DataView(password.buffer);
    const how = { name: "PBKDF2", hash: "SHA-256", salt: bytes(salt), iterations: cost };
    for (let counter = 0; performance.now() < giveUpAt; counter++) {
      view.setUint32(start.length, counter);
      const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
      const derivedKey = hex(new Uint8Array(await crypto.subtle.deriveBits(how, key, keyLength * 8)));
      if (derivedKey.startsWith(keyPrefix)) {
        return btoa(JSON.stringify({ challenge, solution: { counter, derivedKey } }));
      }
    }
    return "";
  }

  // For forms that were copied into other sites.
  globalThis.postriderWork = (url) => solve(url).catch(() => "");

  const form = document.querySelector("form[data-challenge]");
  const field = form?.elements.namedItem("altcha");
  if (!field || !globalThis.crypto?.subtle) return;

  let work = null;
  let done = false;
  const begin = () => {
    work ??= globalThis.postriderWork(form.dataset.challenge).then((solution) => {
      field.value = solution;
      done = true;
    });
    return work;
  };
  // By the time the address is typed it is done.
  form.addEventListener("focusin", begin, { once: true });
  form.addEventListener("submit", (event) => {
    if (done) return;
    event.preventDefault();
    const status = form.querySelector("[data-status]");
    if (status) status.textContent = form.dataset.wait;
    const button = event.submitter;
    begin().then(() => {
      if (status) status.textContent = "";
      form.requestSubmit(button);
    });
  });
  // A page that comes back from the browser's memory has used its solution up.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
})();
