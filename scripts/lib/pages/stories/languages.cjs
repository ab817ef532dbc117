// The main states in every language, with the direction that its script runs in.
'use strict';

exports.name = 'languages';

const OTHERS = ['ar', 'de', 'es', 'fr', 'zh'];

exports.tell = async (visit) => {
  const { house } = visit;
  await house.reader();
  await house.issue();
  for (const lang of visit.options.quick ? OTHERS.slice(0, 2) : OTHERS) {
    const see = (state, wanted = {}) => visit.see(`${lang}-${state}`, { lang, ...wanted });
    const submit = (words) => Promise.all([visit.page.waitForEvent('load'), visit.page.locator(words).first().click()]);
    await visit.go(`/?lang=${lang}`);
    await see('home');
    await visit.go(`/lists/daily?lang=${lang}`);
    await see('form');
    await visit.send();
    await see('errors', { status: 422, focus: 'summary' });
    const address = house.newcomer();
    await visit.page.fill('#email', address);
    await visit.page.check('#consent_newsletter');
    await visit.page.check('#consent_terms');
    await visit.send();
    await see('accepted', { status: 202 });
    await visit.go(`/lists/daily/terms/1?lang=${lang}`);
    await see('terms');
    await visit.go(`/lists/daily/issues?lang=${lang}`);
    await see('issues');
    // The letters are in the language of the form, and so are the pages behind their links.
    await visit.go(await house.link(address, '/confirmation/'));
    await see('question');
    await submit('button[value=yes]');
    await see('confirmed');
    await visit.go(await house.link(address, '/u/'));
    await see('leave');
    await submit('button[value=this]');
    await see('left');
    await visit.go(`/nowhere?lang=${lang}`);
    await see('no-page', { status: 404 });
  }
};
