// What goes wrong: addresses that lead nowhere, forms that cannot be read, a ledger that is locked or broken.
'use strict';

exports.name = 'trouble';
exports.settings = { POSTRIDER_DATABASE_BUSY_TIMEOUT_SECONDS: '1', POSTRIDER_DATABASE_ACQUIRE_TIMEOUT_SECONDS: '1' };

exports.tell = async (visit) => {
  const { page, house } = visit;
  await visit.go('/no/such/page');
  await visit.see('no-page', { status: 404, heading: /no such page/ });
  await visit.press('To the front page');
  await visit.go('/lists/nothing');
  await visit.see('no-list', { status: 404, heading: /no such newsletter/ });
  await visit.go('/lists/daily/terms/99');
  await visit.see('no-terms', { status: 404, heading: /no such page/ });

  const { leave } = await house.reader();
  await visit.go(`${leave}/undo`);
  await visit.see('wrong-method', { status: 405, heading: /does not work that way/ });

  const form = async (spoil) => {
    await visit.go('/lists/daily');
    await page.evaluate(spoil);
    await visit.send();
  };
  await form(() => { document.querySelector('#name').value = 'x'.repeat(20_000); });
  await visit.see('too-long', { status: 413, heading: /could not be read/ });
  await form(() => { document.querySelector('form').enctype = 'multipart/form-data'; });
  await visit.see('wrong-type', { status: 415, heading: /could not be read/ });
  await form(() => { document.querySelector('#name').after(document.querySelector('#name').cloneNode()); });
  await visit.see('twice', { status: 400, heading: /could not be read/ });

  const waiting = await house.link(await house.signUp(), '/confirmation/');
  await visit.go(waiting);
  let unlock = await house.lockLedger();
  await visit.press('Yes, subscribe');
  await visit.see('busy', { status: 503, heading: /on our side/ });
  await visit.go(leave);
  await visit.press(/^Unsubscribe$/);
  await visit.see('noted', { heading: /You are unsubscribed/ });
  await unlock();

  house.command('list', 'close', 'daily');
  await visit.go('/lists/daily');
  await visit.see('closed-list', { heading: /Harbour Courier/ });
  await visit.go('/');
  await visit.see('home-none', { heading: /Newsletters/ });

  house.sql('ALTER TABLE subscriptions RENAME TO mislaid');
  await visit.go(leave);
  await visit.see('leave-blindly', { heading: /Unsubscribe/ });
  await visit.go(waiting);
  await visit.see('broken', { status: 500, heading: /on our side/ });
};
