// Looking after what one reads: asking for a link, the page behind a letter's link, the page of choices and all that can
// be done there, the move to another address, the copy, and being forgotten.
'use strict';

exports.name = 'preferences';

const day = (ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

exports.tell = async (visit) => {
  const { page, house } = visit;
  await visit.go('/preferences');
  await visit.see('ask', { heading: /what you read/ });
  await page.fill('#email', 'no address');
  await visit.press('Send me a link');
  await visit.see('ask-wrong', { status: 422, title: /^Error: / });
  const reader = await house.reader();
  await house.reader({ address: reader.address, list: 'culture' });
  await page.fill('#email', reader.address);
  await visit.press('Send me a link');
  await visit.see('asked', { status: 202, heading: /mailbox/ });

  const other = await house.reader();
  const letter = await house.link(other.address, '/p/');
  await visit.go(letter);
  await visit.see('letter', { heading: /Your choices/ });
  await page.fill('#until', day(3000));
  await visit.press(/^Pause$/);
  await visit.see('letter-wrong-day', { status: 422, title: /^Error: / });
  await page.fill('#until', day(20));
  await visit.press(/^Pause$/);
  await visit.see('letter-paused', { heading: /Your choices/, says: 'Resting until' });
  await visit.press('Send me a fresh link');
  await visit.see('letter-sent', { status: 202, heading: /mailbox/ });

  const centre = await house.link(reader.address, '/preferences/');
  await visit.go(centre);
  await visit.see('centre', { heading: /Your choices/ });
  await visit.press('Change The Harbour Courier');
  await visit.see('list', { heading: /Harbour Courier/ });
  await page.fill('#time_zone', 'Atlantis/Harbour');
  await visit.press('Keep these choices');
  await visit.see('list-wrong', { status: 422, title: /^Error: / });
  await page.fill('#time_zone', 'Europe/Zurich');
  await page.check('input[name=topics] >> nth=1');
  await visit.press('Keep these choices');
  await visit.see('list-kept', { says: 'Your choices are kept' });
  await page.fill('#until', day(10));
  await visit.press(/^Pause$/);
  await visit.see('list-paused', { says: 'Resting until' });
  await visit.press('End the pause');
  await visit.see('list-resumed', { says: 'The pause has ended' });
  await visit.press('Back to all');
  await visit.press('Leave Culture Weekly');
  await visit.see('left', { says: 'You have left this newsletter' });
  await visit.press('Subscribe me again to');
  await visit.see('back', { says: 'You are subscribed again' });
  await visit.press('Leave all lists');
  await visit.see('left-all', { says: 'You have left all newsletters' });

  await visit.press('Change my address');
  await visit.see('move', { heading: /Change my address/ });
  await page.fill('#email', reader.address);
  await visit.press('Write to both');
  await visit.see('move-same', { status: 422, title: /^Error: / });
  const moving = await house.reader();
  const movingLetter = await house.link(moving.address, '/p/');
  await house.answer(movingLetter, { act: 'link' });
  const movingCentre = await house.link(moving.address, '/preferences/');
  const fresh = house.newcomer();
  await visit.go(`${movingCentre.split('?')[0]}/address`);
  await page.fill('#email', fresh);
  await visit.press('Write to both');
  await visit.see('move-asked', { status: 202, heading: /Two letters/ });
  await visit.go(await house.link(moving.address, '/address/'));
  await visit.see('move-old', { heading: /Another address/ });
  await visit.press('Yes, change it');
  await visit.see('move-waiting', { heading: /One more yes/ });
  await visit.go(await house.link(fresh, '/address/'));
  await visit.see('move-new', { heading: /Your new address/ });
  await visit.press('Yes, change it');
  await visit.see('move-done', { heading: /is changed/ });

  await visit.go(centre);
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('button', { hasText: 'Download' }).click()]);
  if (download.suggestedFilename() !== 'my-data.json') throw new Error(`the copy is called ${download.suggestedFilename()}`);
  await visit.press('Forget me');
  await visit.see('erase', { heading: /Forget me/ });
  await visit.press('Yes, forget me');
  await visit.see('erase-unsure', { status: 422, title: /^Error: / });
  await page.check('#sure');
  await visit.press('Yes, forget me');
  await visit.see('erased', { heading: /forgotten/ });
  await visit.go(centre);
  await visit.see('gone', { status: 404, heading: /does not work/ });
};
