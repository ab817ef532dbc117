// What a desk is kept with, after the first issue: readers, their data, people, keys, relays, and the audit log that
// remembers all of it.
'use strict';

const assert = require('node:assert');
const fs = require('node:fs');

const { MINUTE, fill, unfold, until } = require('./steps.cjs');
const totp = require('./totp.cjs');

/** Whoever does something weighty says once more who they are; then the page that they came from opens. */
async function prove(visit, { password, secret }, state) {
  const { page } = visit;
  if (!page.url().includes('/desk/proof')) return;
  if (state) await visit.see(state);
  await fill(page, { password });
  if (await page.locator('main [name=code]').count()) await fill(page, { code: await totp.fresh(secret) });
  await Promise.all([page.waitForEvent('load'), page.locator('main form button').last().click()]);
}

/** A file that a press brings. */
async function download(visit, words) {
  const [file] = await Promise.all([
    visit.page.waitForEvent('download'),
    visit.page.locator('main button, main a').filter({ hasText: words }).first().click(),
  ]);
  return fs.readFileSync(await file.path(), 'utf8');
}

async function singleReaders(visit, relay, owner, readers) {
  const { page } = visit;
  await visit.go('/desk/subscribers');
  await visit.see('subscribers');
  await visit.go('/desk/subscribers?q=nobody-of-this-name');
  await visit.see('subscribers-not-found');
  await visit.go(`/desk/subscribers?q=${encodeURIComponent(readers.crowd[2])}`);
  await visit.press(new RegExp(`^${readers.crowd[2]}`));
  const person = new URL(page.url()).pathname;
  await visit.go(`${person}?issue=1`);
  await unfold(page);
  await visit.see('subscriber-explained', { says: 'Accepted' });
  await visit.go(person);
  await page.locator('main summary').filter({ hasText: /^Pause/ }).click();
  await visit.press(/^Pause$/, 'main details[open] button');
  await visit.see('subscriber-paused', { says: 'Paused' });
  await visit.press(/^Suppress/);
  await prove(visit, owner, 'proof');
  await visit.go(person);
  if (!/suppressed/i.test(await page.innerText('main'))) await visit.press(/^Suppress/);
  await visit.see('subscriber-suppressed');
  await visit.go('/desk/suppressions');
  await visit.see('suppressions', { says: readers.crowd[2] });
  await visit.go(person);
  assert((await download(visit, /^Download the copy/)).includes(readers.crowd[2]), 'the copy does not hold the address');
  await visit.go(`${person}/erasure`);
  await visit.see('erasure');

  await visit.go('/desk/subscribers/new');
  await visit.see('subscriber-new');
  await fill(page, { email: 'not an address' });
  await visit.page.locator('main form').first().evaluate((form) => { form.noValidate = true; });
  await visit.press(/^Add a reader/, 'main button');
  await visit.see('subscriber-refused', { status: 422 });
  await fill(page, { email: 'ida@new-readers.net', name: 'Ida' });
  await visit.press(/^Add a reader/, 'main button');
  await visit.see('subscriber-asked');
  await relay.link('ida@new-readers.net', '/confirmation/');
}

/** Two letters whose answers never come: nobody knows whether they arrived, and somebody decides. */
async function letters(visit, relay) {
  const { page } = visit;
  const [mary, jean] = ['mary@new-readers.net', 'jean@new-readers.net'];
  relay.drops = /^(mary|jean)@/;
  for (const email of [mary, jean]) {
    await visit.go('/desk/subscribers/new');
    await fill(page, { email });
    await visit.press(/^Add a reader/, 'main button');
  }
  for (const email of [mary, jean]) await until(visit, '/desk/doubts', new RegExp(email));
  relay.drops = /^$/;
  await visit.go('/desk/issues');
  await visit.see('issues-with-doubts', { says: '2 single letters may or may not have arrived' });
  await visit.go('/desk');
  await visit.press(/^To these letters/);
  await visit.see('doubts', { says: 'Confirmation letter' });
  await visit.press(/^Give up/);
  await visit.see('doubts-none-ticked', { says: 'Tick the letters' });
  await visit.press(/^Count as sent/, `main tr:has-text("${jean}") button`);
  await visit.see('doubts-one-left', { says: 'Decided' });
  await page.check('main [name=delivery]');
  await visit.press(/^Send again/, 'main fieldset button');
  await visit.see('doubts-none', { says: 'Nothing is in doubt' });
  const copies = () => relay.letters.filter((letter) => letter.to === mary);
  for (const end = Date.now() + MINUTE; copies().length < 2;) {
    assert(Date.now() < end, `the letter to ${mary} was not sent again`);
    await page.waitForTimeout(100);
  }
  const [first, again] = copies();
  assert.strictEqual(again.text, first.text, 'it is the same letter');
}

async function manyReaders(visit, owner) {
  const { page } = visit;
  await visit.go('/desk/bulk-actions/new?list=daily');
  await visit.see('bulk-new');
  await fill(page, { reason: 'The office is closed' });
  await visit.press(/^Count them/);
  await prove(visit, owner);
  await visit.see('bulk-counted');
  const count = (await page.innerText('main')).match(/(\d+) readers/)[1];
  await fill(page, { number: count });
  await visit.press(/^Begin/);
  await until(visit, new URL(page.url()).pathname, /Done|Undo|Take it back/);
  await visit.see('bulk-done');
  await visit.press(/^Undo/, 'main button');
  await until(visit, new URL(page.url()).pathname, /Undone/);
  await visit.see('bulk-undone');
  await visit.go('/desk/bulk-actions');
  await visit.see('bulk-actions');
}

async function transfers(visit, owner, readers) {
  const { page } = visit;
  await visit.go('/desk/transfer/exports');
  await visit.press(/^Write the file/);
  await prove(visit, owner);
  await until(visit, '/desk/transfer/exports', /Download/);
  await visit.see('exports');
  const exported = await download(visit, /^Download/);
  for (const address of [readers.address, readers.crowd[0]]) assert(exported.includes(address), `the export lacks ${address}`);

  const file = {
    name: 'subscribers.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from([
      'Email Address,First Name,OPTIN_TIME',
      'rosalind@old-readers.net,Rosalind,2025-03-04 10:11:12',
      'barbara@old-readers.net,Barbara,2025-03-05 10:11:12',
      `${readers.address},Joan,2025-03-06 10:11:12`,
      'nobody at nowhere,Nobody,2025-03-07 10:11:12',
      '',
    ].join('\n')),
  };
  await visit.go('/desk/transfer');
  await page.setInputFiles('main [type=file]', file);
  await visit.press(/^Upload/);
  await prove(visit, owner);
  await visit.see('import-uploaded');
  const sheet = new URL(page.url()).pathname;
  await visit.press(/^Save and check/);
  await visit.see('import-refused', { status: 422 });
  await fill(page, { source: 'Our newsletter before this one', wording: 'Yes, send me the news of the harbour.' });
  await page.check('main [name=proof][value=wording]');
  await visit.press(/^Save and check/);
  await until(visit, sheet, /Ready to start/);
  await visit.see('import-checked', { says: '2\nnew readers, active at once' });
  assert((await download(visit, /^Download them as CSV/)).includes('nobody at nowhere'), 'the faults do not name the row');
  await visit.press(/^Import 2 rows/);
  await until(visit, sheet, /Finished/);
  await visit.see('import-finished');
  await visit.go('/desk/transfer');
  await visit.see('imports', { says: 'subscribers.csv' });
  await visit.go(`/desk/subscribers?q=${encodeURIComponent(readers.address)}`);
  assert(/Left/.test(await page.innerText('main')), 'the import has brought back who had left');
}

/** A colleague is invited, takes their seat in a browser of their own, and may not do everything. */
async function people(visit, relay, owner, colleague) {
  const { page } = visit;
  await visit.go('/desk/people/invitation');
  await visit.see('invitation-new');
  await fill(page, { email: colleague.email });
  await visit.press(/^Send the invitation/);
  await prove(visit, owner);
  await visit.see('people-invited', { says: colleague.email });
  const context = await page.context().browser().newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
  const theirs = visit.beside(await context.newPage(), 'editor');
  await theirs.go(await relay.link(colleague.email, '/desk/invitation/'));
  await theirs.see('invitation');
  await fill(theirs.page, { name: colleague.name, password: colleague.password });
  await Promise.all([theirs.page.waitForEvent('load'), theirs.page.locator('main form button').last().click()]);
  await theirs.go('/desk');
  await theirs.see('today');
  await theirs.go('/desk/people');
  await theirs.see('people-refused', { status: 403 });
  await theirs.go('/desk/issues/99');
  await theirs.see('issue-unknown', { status: 404 });
  await theirs.go('/desk/account');
  await theirs.see('account');
  await context.close();
  await visit.go('/desk/people');
  await visit.press(new RegExp(`^${colleague.name}`));
  await visit.see('person', { says: colleague.email });
}

async function keys(visit, owner) {
  const { page, house } = visit;
  await visit.go('/desk/keys/new');
  await visit.see('key-new');
  await fill(page, { name: 'Our site' });
  await page.check('main [name=rights][value=read]');
  await visit.press(/^Make a key/, 'main button');
  await prove(visit, owner);
  await visit.see('key-made');
  const key = (await page.innerText('main')).match(/pr_[a-z0-9]+_[a-z0-9]+/)[0];
  const asked = async (path) => (await fetch(`${house.url}/api/v1${path}`, { headers: { authorization: `Bearer ${key}` } })).status;
  assert.strictEqual(await asked('/subscribers'), 200, 'the key does not open what it is for');
  assert.strictEqual(await asked('/operators'), 403, 'the key opens what it is not for');
  await visit.press(/^I have copied it/);
  await visit.see('key');
  await visit.press(/^Revoke this key/, 'main button');
  await prove(visit, owner);
  assert.strictEqual(await asked('/subscribers'), 401, 'a revoked key still opens');
  await visit.go('/desk/keys');
  await visit.see('keys');
}

async function machine(visit, owner) {
  const { page } = visit;
  await visit.go('/desk/relays');
  await visit.see('relays');
  await visit.go('/desk/relays/main');
  await visit.press(/^Test the connection/, 'main button');
  await prove(visit, owner);
  await unfold(page);
  await visit.see('relay-tested', { says: '220 relay.example.org' });
  await visit.go('/desk/records');
  await visit.see('records');
  await visit.go('/desk/settings');
  await unfold(page);
  // Every setting with its explanation is on one page.
  await visit.see('settings', { octets: 120_000 });
}

/** Everything that was done stands in the audit log, which is whole. */
async function audit(visit, owner) {
  const { page } = visit;
  await visit.go('/desk/audit');
  await visit.see('audit', { says: owner.name });
  await visit.press(/^Check that it is whole/);
  await visit.see('audit-checked', { says: 'The log is whole' });
  await visit.go('/desk/audit');
  const log = await download(visit, /^Download as CSV/);
  const deeds = ['list.create', 'terms.publish', 'feed.create', 'issue.test', 'issue.approve', 'issue.retry', 'export.', 'import.', 'key.', 'operator.'];
  for (const deed of deeds) assert(log.includes(deed), `the audit log does not tell of ${deed}: ${log}`);
}

async function waysIn(visit, relay, owner) {
  const { page } = visit;
  await visit.go('/desk/account');
  await visit.see('account');
  await visit.press(/^Sign out/, 'button');
  await visit.see('signed-out');
  await visit.go('/desk/sign-in');
  await fill(page, { email: owner.email, password: 'not this one, but long' });
  await visit.press(/^Sign in/, 'main button');
  await visit.see('sign-in-refused', { status: 422 });
  await fill(page, { email: owner.email, password: owner.password });
  await visit.press(/^Sign in/, 'main button');
  await visit.see('sign-in-code');
  await fill(page, { code: '000000' });
  await Promise.all([page.waitForEvent('load'), page.locator('main form button').first().click()]);
  await visit.see('sign-in-code-refused', { status: 422 });
  await fill(page, { code: await totp.fresh(owner.secret) });
  await Promise.all([page.waitForEvent('load'), page.locator('main form button').first().click()]);
  await visit.go('/desk');
  await visit.see('today');
  await visit.press(/^Sign out/, 'button');
  for (const [state, kind] of [['forgotten', '/desk/password/'], ['link', '/desk/link/']]) {
    await visit.go(`/desk/${state}`);
    await visit.see(state);
    await fill(page, { email: owner.email });
    await Promise.all([page.waitForEvent('load'), page.locator('main form button').first().click()]);
    await visit.see(`${state}-asked`, { status: 202 });
    await visit.go(await relay.link(owner.email, kind));
    await visit.see(`${state}-followed`);
  }
}

module.exports = { letters, singleReaders, manyReaders, transfers, people, keys, machine, audit, waysIn };
