// What anybody may read: the front page, the terms and the past issues; also on paper.
'use strict';

exports.name = 'reading';

exports.tell = async (visit) => {
  const { house } = visit;
  await visit.go('/');
  await visit.see('home', { heading: /Newsletters/ });
  await visit.press('Harbour Courier');
  await visit.press('Read the terms');
  await visit.see('terms', { heading: /Terms of/, print: true });
  await visit.go('/lists/culture/terms/1');
  await visit.see('old-terms', { heading: /Terms of/ });
  await visit.go('/lists/culture/issues');
  await visit.see('no-issue', { heading: /Past issues/ });

  await house.reader();
  await house.issue();
  await visit.go('/lists/daily/issues');
  await visit.see('issues', { heading: /Past issues/ });
  await visit.page.locator('.cards h2 a').first().click();
  await visit.page.waitForLoadState();
  await visit.see('issue', { heading: /Harbour Courier/, print: true });
};
