// A proof of work is asked for: the browser does it by itself, and who has no JavaScript gets the same answer without.
'use strict';

exports.name = 'challenge';
exports.settings = { POSTRIDER_SIGNUP_CHALLENGE: 'always' };

exports.tell = async (visit) => {
  const { page, house } = visit;
  await visit.go('/lists/daily');
  await visit.see('form', { heading: /Harbour Courier/ });
  await page.fill('#email', house.newcomer());
  await page.check('#consent_newsletter');
  await page.check('#consent_terms');
  await visit.press(/^Subscribe$/);
  await visit.see('accepted', { status: 202, heading: /mailbox/ });
  await visit.go('/lists/daily/frame');
  await visit.see('frame', { heading: /Harbour Courier/ });
};
