// The links of a confirmation letter: the question, both answers, and where the question can stand later.
'use strict';

exports.name = 'confirm';

exports.tell = async (visit) => {
  const { page, house } = visit;
  const address = await house.signUp();
  const question = await house.link(address, '/confirmation/');
  await visit.go(question);
  await visit.see('question', { heading: /Subscribe to .*Harbour Courier/ });
  await visit.send();
  await visit.see('no-answer', { status: 422, heading: /Subscribe to/ });
  await visit.press('Yes, subscribe');
  await visit.see('confirmed', { heading: /You are subscribed/ });
  await visit.go(question);
  await visit.see('confirmed-before', { heading: /You are subscribed/ });

  // A program presses the button that no reader sees; from then on a yes needs more than a button.
  await visit.go(await house.link(await house.signUp(), '/confirmation/'));
  await Promise.all([page.waitForEvent('load'), page.evaluate(() => document.querySelector('.decoy button').click())]);
  await visit.see('asked-again', { heading: /Was it a person/ });
  await page.check('input[name=certain]');
  await visit.press('Yes, subscribe');
  await visit.see('certain', { heading: /You are subscribed/ });

  await visit.go(await house.link(await house.signUp(), '/confirmation/'));
  await visit.press('No, not me');
  await visit.see('refused', { heading: /Nothing will be sent/ });

  await visit.go(await house.link(await house.signUp(), '/refusal/'));
  await visit.see('not-me', { heading: /not you/ });
  await visit.press('This was not me');
  await visit.see('not-me-done', { heading: /Nothing will be sent/ });

  const late = await house.signUp();
  const expired = await house.link(late, '/confirmation/');
  house.sql('UPDATE confirmations SET created_at = 1, expires_at = 2 WHERE answer IS NULL');
  await visit.go(expired);
  await visit.see('expired', { heading: /expired/ });

  const reader = await house.reader();
  const old = await house.link(reader.address, '/confirmation/');
  await house.post(reader.leave, { scope: 'this' });
  await visit.go(old);
  await visit.see('left-before', { heading: /You are not subscribed/ });

  await visit.go(`/confirmation/${'A'.repeat(40)}`);
  await visit.see('unknown', { status: 404, heading: /link does not work/ });
  await page.goBack();
};
