// "Did you mean …?", where a well-known domain looks like a slip of the pen.
'use strict';

exports.name = 'suggestion';

exports.tell = async (visit) => {
  const { page } = visit;
  const type = async (address) => {
    await visit.go('/lists/daily');
    await page.fill('#email', address);
    await page.check('#consent_newsletter');
    await page.check('#consent_terms');
    await visit.press(/^Subscribe$/);
  };
  await type('ada.suggested@gmial.com');
  await visit.see('question', { status: 422, title: /^Please check: /, focus: 'suggestion', says: 'Did you mean' });
  await visit.press('Use ');
  await visit.see('taken', { status: 202, heading: /mailbox/ });
  await type('bob.suggested@gmial.com');
  await visit.press('right as typed');
  await visit.see('as-typed', { status: 202, heading: /mailbox/ });
};
