// The codes of an authenticator app (RFC 6238: SHA-1, six digits, thirty seconds).
'use strict';

const crypto = require('node:crypto');

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP_MS = 30_000;

const used = new Set();

/** The bytes behind a secret as people type it: base32 (RFC 4648) with spaces. */
function bytes(secret) {
  const bits = [...secret.replace(/\s/g, '')].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/.{8}/g).map((octet) => Number.parseInt(octet, 2)));
}

function code(secret, step) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = crypto.createHmac('sha1', bytes(secret)).update(counter).digest();
  const offset = mac[19] & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** A code that was not given before: each opens once, so this may have to wait for the next one. */
async function fresh(secret) {
  for (;;) {
    const step = Math.floor(Date.now() / STEP_MS);
    // The next step's code is taken too, for clocks that are a little fast.
    for (const at of [step, step + 1]) {
      if (used.has(`${secret} ${at}`)) continue;
      used.add(`${secret} ${at}`);
      return code(secret, at);
    }
    await new Promise((done) => { setTimeout(done, 500); });
  }
}

module.exports = { fresh };
