// The way out of every letter: the question, leaving one list or all, the reason, and taking it back.
'use strict';

exports.name = 'leave';

exports.tell = async (visit) => {
  const { page, house } = visit;
  const reader = await house.reader();
  await visit.go(reader.leave);
  await visit.see('question', { heading: /Unsubscribe/ });
  await visit.press(/^Unsubscribe$/);
  await visit.see('left', { heading: /You are unsubscribed/ });
  await page.fill('#reason', 'Too many letters, too little time.');
  await visit.press(/^Send$/);
  await visit.see('thanks', { heading: /Thank you/ });
  await visit.go(reader.leave);
  await visit.see('left-before', { heading: /You are unsubscribed/ });
  await visit.press('Subscribe me again');
  await visit.see('again', { heading: /You are subscribed again/ });

  const { address, leave } = await house.reader();
  await house.reader({ address, list: 'culture' });
  await visit.go(leave);
  await visit.see('two-lists', { heading: /Unsubscribe/ });
  await house.post(leave, { scope: 'this' });
  await visit.go(leave);
  await visit.see('one-left', { heading: /Unsubscribe/ });
  await visit.press('Leave all lists');
  await visit.see('left-all', { heading: /You are unsubscribed/ });

  const gone = await house.reader();
  await house.post(gone.leave, { scope: 'this' });
  await visit.go(gone.leave);
  house.sql('UPDATE subscriptions SET unsubscribed_at = confirmed_at, confirmed_at = 1, unsubscribed_at = 2 WHERE state = \'unsubscribed\'');
  await visit.press('Subscribe me again');
  await visit.see('too-late', { heading: /sign up again/ });

  await visit.go('/u/nonsense');
  await visit.see('unknown', { status: 404, heading: /link does not work/ });
};
