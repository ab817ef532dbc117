// What only the person at this machine sees: the outbox, its letters, the button, the sample articles.
'use strict';

exports.name = 'tryout';
exports.settings = {};

exports.tell = async (visit) => {
  const { page, house } = visit;
  await visit.go('/outbox');
  await visit.see('empty', { heading: /Outbox/ });
  await house.reader();
  await house.issue();
  await visit.go('/outbox');
  await visit.see('outbox', { heading: /Outbox/ });
  await visit.press('Send the digest now');
  await visit.see('nothing-new', { heading: /Nothing new/ });
  await visit.go('/outbox');
  await page.locator('.cards h2 a').first().click();
  await page.waitForLoadState();
  await visit.see('letter', { heading: /./ });
  await page.locator('summary').first().click();
  await page.locator('summary').last().click();
  await visit.see('letter-opened', { heading: /./ });
  await visit.go('/sample/articles/ferry');
  await visit.see('article', { heading: /night ferry/ });
};
