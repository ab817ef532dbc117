// The small steps that every chapter at the desk is made of.
'use strict';

const MINUTE = 60_000;

/** Fills the fields of a form by their names; what is in the head of the page is left alone. */
async function fill(page, fields) {
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`main [name="${name}"]`).filter({ visible: true }).first();
    if (await field.evaluate((found) => found.tagName === 'SELECT')) await field.selectOption(value);
    else await field.fill(value);
  }
}

const text = (page) => page.innerText('main');

/** Reads the page again until it says this. */
async function until(visit, address, words) {
  for (const end = Date.now() + MINUTE; Date.now() < end;) {
    await visit.go(address);
    if (words.test(await text(visit.page))) return;
    await visit.page.waitForTimeout(250);
  }
  throw new Error(`${address} never said ${words}: ${await text(visit.page)}`);
}

/** Opens what is folded, so that it is judged too. */
const unfold = (page) => page.evaluate(() => { for (const fold of document.querySelectorAll('main details')) fold.open = true; });

module.exports = { MINUTE, fill, text, until, unfold };
