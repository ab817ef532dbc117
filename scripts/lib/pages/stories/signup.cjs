// The sign-up form, everything that can be wrong with it, and the answer.
'use strict';

exports.name = 'signup';

const FORM = '/lists/daily';

/** The form filled in as it should be. */
async function fill(page, address) {
  await page.fill('#email', address);
  await page.check('#consent_newsletter');
  await page.check('#consent_terms');
}

/** One field that a person, or a form on an older page, gets wrong, and what the page says then. */
const SLIPS = {
  syntax: { address: 'ada at example.org', says: 'does not look like' },
  domain: { address: 'ada@-example-.org', says: 'cannot be sent to this domain' },
  reserved: { address: 'mailer-daemon@example.org', says: 'reserved' },
  invisible: { address: 'ada\u200b@example.org', says: 'invisible' },
  long: { address: `${'a'.repeat(70)}@example.org`, says: 'too long' },
  name: { spoil: (visit) => visit.force('#name', 'x'.repeat(150)), says: '100 characters' },
  topics: { spoil: (visit) => tick(visit, 'topics'), says: 'topics of this page' },
  cadence: { spoil: (visit) => tick(visit, 'cadence'), says: 'how often' },
  'no-consent': { spoil: (visit) => visit.page.uncheck('#consent_newsletter'), says: 'without it nothing is sent' },
  'no-terms': { spoil: (visit) => visit.page.uncheck('#consent_terms'), says: 'agree to the terms' },
  'old-terms': { spoil: (visit) => visit.force('input[name=terms_hash]', '0'.repeat(64)), says: 'The terms have changed' },
};

async function tick(visit, name) {
  await visit.page.check(`input[name=${name}] >> nth=0`);
  await visit.force(`input[name=${name}]`, 'no-such-thing');
}

exports.tell = async (visit) => {
  const { page, house } = visit;
  await visit.go(FORM);
  await visit.see('form', { heading: /Harbour Courier/, title: /^The Harbour Courier/ });
  await visit.press(/^Subscribe$/);
  await visit.see('empty', { status: 422, title: /^Error: /, focus: 'summary' });
  for (const [slip, { address, spoil, says }] of Object.entries(SLIPS)) {
    await visit.go(FORM);
    await fill(page, address ?? house.newcomer());
    await spoil?.(visit);
    await visit.send();
    await visit.see(slip, { status: 422, title: /^Error: /, focus: 'summary', says });
  }
  await visit.go(FORM);
  await fill(page, house.newcomer());
  await page.fill('#name', 'Ada');
  await page.check('input[name=topics] >> nth=1');
  await visit.press(/^Subscribe$/);
  await visit.see('accepted', { status: 202, heading: /mailbox/ });
  await visit.press('To the front page');
  await visit.go('/lists/culture');
  await visit.see('other-list', { heading: /Culture Weekly/ });
};
