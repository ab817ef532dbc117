// The whole life of a list at the desk, from the first start to the last line of the audit log.
//
// Each chapter does what a person would do, by the words on the buttons, has every page on the way judged, and ends
// with what must be true then: what the relay has got, what the page says, what the downloaded file holds.
'use strict';

const assert = require('node:assert');

const { MINUTE, fill, text, until, unfold } = require('./steps.cjs');
const keeping = require('./keeping.cjs');
const totp = require('./totp.cjs');

const OWNER = { name: 'Ada Lovelace', email: 'ada@harbour-courier.com', password: 'four ferries cross at dawn' };
const EDITOR = { name: 'Grace Hopper', email: 'grace@harbour-courier.com', password: 'nine lamps above the quay' };
const LIST = 'Harbour Daily';
const CROWD = 24;

async function theFirstStart(visit) {
  const { page, house } = visit;
  await visit.go('/desk');
  await visit.see('sign-in', { title: /Sign in/ });
  const link = house.said().match(/https?:\/\/[^/\s]+(\/desk\/setup\/\S+)/);
  assert(link, 'the first start prints no link for its owner');
  await visit.go(link[1]);
  await visit.see('setup', { title: /Welcome/ });
  await fill(page, { name: OWNER.name, email: OWNER.email, password: 'password1234' });
  await visit.press(/^Open the desk/);
  await visit.see('setup-refused', { status: 422 });
  await fill(page, { name: OWNER.name, email: OWNER.email, password: OWNER.password });
  await visit.press(/^Open the desk/);
  await visit.see('account-without-second-factor', { says: 'Your account needs a second factor' });
  await visit.press(/^Set up an authenticator app/);
  await visit.see('second-factor');
  const secret = (await text(page)).match(/(?:[A-Z2-7]{4} ?){6,}/)[0];
  await fill(page, { code: await totp.fresh(secret) });
  await visit.press(/^Turn it on/);
  await visit.see('recovery-codes');
  await visit.press(/^I have kept them/);
  await visit.go(link[1]);
  await visit.see('setup-again', { status: 404 });
  return secret;
}

async function anEmptyDesk(visit) {
  const pages = {
    today: '', lists: '/lists', feeds: '/feeds', 'feed-new': '/feeds/new', articles: '/articles', issues: '/issues', 'issue-new': '/issues/new', doubts: '/doubts',
    breaking: '/issues/breaking', calendar: '/issues/calendar', subscribers: '/subscribers', 'subscriber-new': '/subscribers/new',
    suppressions: '/suppressions', 'bulk-actions': '/bulk-actions', removals: '/removals', 'held-sign-ups': '/held-sign-ups',
    imports: '/transfer', exports: '/transfer/exports', relays: '/relays', relay: '/relays/main', records: '/records', keys: '/keys', people: '/people',
  };
  for (const [state, address] of Object.entries(pages)) {
    await visit.go(`/desk${address}`);
    await visit.see(`empty-${state}`);
  }
}

async function aList(visit) {
  const { page } = visit;
  const list = {
    name: LIST, slug: 'daily', description: 'What happened at the harbour, every morning.', time_zone: 'Europe/Zurich',
    from_name: 'The Harbour Courier', from_address: 'news@harbour-courier.com', legal_name: 'The Harbour Courier Ltd',
    postal_address: '1 Quay Street\nHarbourtown',
  };
  await visit.go('/desk/lists/new');
  await fill(page, { ...list, slug: 'Daily News!', time_zone: 'Europe/Atlantis' });
  await visit.press(/^Make the list/);
  await visit.see('list-refused', { status: 422 });
  await fill(page, list);
  await visit.press(/^Make the list/);
  await visit.see('terms-missing', { says: 'This list has no terms yet' });
  await fill(page, {
    newsletter_statement: `Yes, send me ${LIST} by e-mail.`, terms_statement: `I agree to the terms of ${LIST}.`,
    body: 'We keep your address to send you the news, and for nothing else.\n\nYou can leave by one click in every letter.',
  });
  await visit.press(/^Publish/);
  await visit.see('terms', { says: 'Version 1' });
  await visit.press(/^Version 1/);
  await visit.see('terms-version');

  await visit.go('/desk/lists/daily/schedules');
  await visit.see('schedules-none');
  await fill(page, { name: 'daily', cron: '30 2 * * *' });
  await visit.press(/^Show the next issues/);
  await visit.see('schedule-tried', { says: 'Every day at 02:30' });
  await fill(page, { cron: '0 6 * * *' });
  await visit.press(/^Add the schedule/);
  await fill(page, { name: 'weekly', cron: '0 17 * * FRI' });
  await visit.press(/^Add the schedule/);
  await visit.see('schedules', { says: 'Every day at 06:00' });

  await visit.go('/desk/lists/daily/topics');
  for (const [name, slug] of [['Council', 'council'], ['Ferries', 'ferries']]) {
    await fill(page, { name, slug });
    await visit.press(/^Add the topic/);
  }
  await unfold(page);
  await visit.see('topics', { says: 'Ferries' });

  await visit.go('/desk/lists/daily/editing');
  await fill(page, { approval: 'hold', approvers: OWNER.email });
  await visit.press(/^Save/);
  await visit.see('editing');
  await visit.go('/desk/lists/daily/look');
  await fill(page, { accent: '#0b5563', footer: 'Written by people who live here.' });
  await visit.press(/^Save/);
  await visit.see('look');
  await visit.go('/desk/lists/daily/form');
  await fill(page, { origin: 'https://www.harbour-courier.com' });
  await visit.press(/^Allow the site/);
  await visit.see('form', { says: 'https://www.harbour-courier.com' });
  await visit.go('/desk/lists/daily');
  await visit.see('list');
  await visit.go('/desk/lists');
  await visit.see('lists', { says: LIST });
}

/** A reader comes by the form, in a browser of their own. */
async function aReader(visit, relay) {
  const { house, options } = visit;
  const context = await visit.page.context().browser().newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
  const page = await context.newPage();
  const address = 'joan@new-readers.net';
  await page.goto(`${house.url}/lists/daily`);
  await page.fill('[name=email]', address);
  for (const box of ['consent_newsletter', 'consent_terms']) await page.check(`[name=${box}]`);
  await page.click('main button');
  await page.goto(house.url + (await relay.link(address, '/confirmation/')));
  await page.click('main button[value=yes]');
  await relay.letter(address, '/u/');
  await context.close();
  const crowd = [];
  for (let n = 1; n <= (options.quick ? CROWD / 4 : CROWD); n += 1) {
    const one = await house.signUp({ address: `reader${n}@new-readers.net`, name: n % 3 ? undefined : `Reader ${n}` });
    await house.answer(await relay.link(one, '/confirmation/'), { answer: 'yes' });
    crowd.push(one);
  }
  const nobody = await house.signUp({ address: 'undecided@new-readers.net' });
  return { address, crowd, nobody };
}

async function aFeed(visit, site) {
  const { page } = visit;
  await visit.go('/desk/feeds/new');
  await fill(page, { url: `${site.url}/nothing-here` });
  await visit.press(/^Try it/);
  await visit.see('feed-refused', { status: 422 });
  await fill(page, { url: `${site.url}/` });
  await visit.press(/^Find its feeds/);
  await visit.see('feed-found', { says: 'All stories' });
  await visit.press(/^Add this feed/);
  const feed = new URL(page.url()).pathname;
  await until(visit, feed, /Last success\s+\d/);
  await visit.see('feed');
  await visit.go('/desk/feeds');
  await visit.see('feeds', { says: 'All stories' });
  site.publish('Lighthouse gets a new lamp', 'It is seen from twenty miles.');
  await visit.go(feed);
  await visit.press(/^Visit now/);
  await until(visit, '/desk/articles', /Lighthouse/);
  await visit.see('articles', { says: 'Ferry line reopens' });

  await visit.go('/desk/articles/new');
  await visit.see('article-new');
  await fill(page, { title: 'Open day at the docks', url: 'https://www.harbour-courier.com/open-day', summary: 'Cranes, cake and the fire boat.' });
  await visit.press(/^Write it/);
  await unfold(page);
  await visit.see('article');
  await visit.go('/desk/articles?q=council');
  await visit.press(/^Council votes/);
  await visit.press(/^Hide/);
  await visit.see('article-hidden');
}

async function anIssue(visit, relay, readers, refused) {
  const { page } = visit;
  await visit.go('/desk/issues/new');
  await visit.see('issue-new');
  await visit.press(/^Make it/);
  const issue = new URL(page.url()).pathname;
  await visit.see('issue-held', { says: `go to ${readers} readers` });
  await relay.letter(OWNER.email, '/desk/issues/');

  await visit.go(`${issue}/edit`);
  await fill(page, { subject: 'The lamp, the boat and the cake', intro: 'Good morning from the quay.' });
  await visit.press(/^Save/);
  await visit.go(`${issue}/edit`);
  await visit.see('issue-edit');

  for (const look of ['wide', 'narrow', 'dark', 'plain', 'text', 'source']) {
    await visit.go(`${issue}/letter?look=${look}&reader=${encodeURIComponent('joan@new-readers.net')}`);
    await visit.see(`letter-${look}`, { says: 'The lamp, the boat and the cake' });
  }
  await fill(page, { address: 'press@harbour-courier.com' });
  await visit.press(/^Send test/);
  await visit.see('letter-tested');
  const test = await relay.letter('press@harbour-courier.com', 'Lighthouse gets a new lamp');
  assert(/^Subject: \[Test\]/m.test(test), 'the test letter does not say that it is one');

  await visit.go(`${issue}/approval`);
  await fill(page, { list: 'The wrong list' });
  await visit.press(/^Send it now/);
  await visit.see('approval-refused', { status: 422 });
  relay.refuses = new RegExp(`^${refused}$`);
  relay.allowance = 1;
  await fill(page, { list: LIST });
  await visit.press(/^Send it now/);
  await theProgress(visit, relay, issue);
  relay.allowance = Infinity;
  await until(visit, issue, /Finished/);
  await visit.see('issue-finished');
  for (const [state, address] of [['issues', ''], ['calendar', '/calendar'], ['breaking', '/breaking']]) {
    await visit.go(`/desk/issues${address}`);
    await visit.see(state);
  }
  return issue;
}

/** The numbers move by themselves, without the page being asked again; the relay waits while they are looked at. */
async function theProgress(visit, relay, issue) {
  const { page } = visit;
  await until(visit, issue, /Being sent/);
  const before = Number(await page.innerText('main [data-count=sent]'));
  relay.allowance = 2;
  await page.waitForFunction((old) => Number(document.querySelector('main [data-count=sent]')?.innerText) > old, before, { timeout: MINUTE });
  await visit.see('issue-sending');
  await visit.go('/desk');
  await visit.see('today-sending');
}

/** Who was refused, why, and once more. */
async function aRefusal(visit, relay, issue, refused) {
  const { page } = visit;
  await visit.go(`${issue}/recipients`);
  await visit.see('recipients');
  await visit.go(`${issue}/recipients?outcome=rejected`);
  await visit.see('recipients-refused', { says: refused });
  await visit.press(new RegExp(`^${refused}`));
  await visit.see('recipient', { says: '550 5.1.1 no such mailbox here' });
  const story = new URL(page.url()).pathname;
  for (const lang of ['de', 'ar']) {
    await visit.go(`${story}?lang=${lang}`);
    await visit.see(`recipient-${lang}`, { lang, says: '550 5.1.1 no such mailbox here' });
  }
  await visit.go(story);
  relay.refuses = /^$/;
  await visit.go(`${issue}/recipients?outcome=rejected`);
  await page.locator('main input[type=checkbox]').first().check();
  await visit.press(/^Try the chosen ones/);
  await visit.see('recipients-retried');
  await relay.letter(refused, 'Lighthouse gets a new lamp');
  await until(visit, `${issue}/recipients?outcome=sent`, new RegExp(refused));
  await visit.see('recipients-after-retry');
}

/** A reader leaves by the link in their letter; the desk knows, and says what happened from the first day on. */
async function aDeparture(visit, relay, reader) {
  const { page } = visit;
  const context = await page.context().browser().newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
  const own = await context.newPage();
  await relay.letter(reader, 'Lighthouse gets a new lamp');
  await own.goto(visit.house.url + (await relay.link(reader, '/u/')));
  await own.locator('main button').first().click();
  await own.waitForLoadState();
  await context.close();
  await visit.go('/desk/subscribers?q=joan');
  await visit.see('subscribers-found', { says: reader });
  await visit.press(new RegExp(`^${reader}`));
  await visit.see('subscriber-left', { says: 'Left' });
  assert(/Unsubscribed/.test(await text(page)), `the timeline does not tell of the departure: ${await text(page)}`);
}

async function tell(visit, { relay, site }) {
  const refused = 'reader2@new-readers.net';
  const owner = { ...OWNER, secret: await theFirstStart(visit) };
  await anEmptyDesk(visit);
  await aList(visit);
  const readers = await aReader(visit, relay);
  site.publish('Ferry line reopens', 'The first boat left at six.');
  site.publish('Council votes on the harbour', 'Seven to four.');
  await aFeed(visit, site);
  const issue = await anIssue(visit, relay, readers.crowd.length + 1, refused);
  await aRefusal(visit, relay, issue, refused);
  await aDeparture(visit, relay, readers.address);
  await keeping.singleReaders(visit, relay, owner, readers);
  await keeping.letters(visit, relay);
  await keeping.manyReaders(visit, owner);
  await keeping.transfers(visit, owner, readers);
  await keeping.people(visit, relay, owner, EDITOR);
  await keeping.keys(visit, owner);
  await keeping.machine(visit, owner);
  await keeping.audit(visit, owner);
  await keeping.waysIn(visit, relay, owner);
}

module.exports = { tell };
