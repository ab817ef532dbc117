// The pictures of docs/desk.md: each page of the desk once, wide and on a telephone, in light and in dark, on one sheet.
'use strict';

const fs = require('node:fs');
const path = require('node:path');

/** The states of the story that show a page as it is in daily use, by the names that the pictures get. */
const PAGES = [
  'setup', 'second-factor', 'sign-in', 'account', 'today-sending', 'today', 'issues', 'calendar', 'issue-held', 'issue-edit', 'letter-wide', 'approval-refused',
  'issue-sending', 'recipients', 'recipient', 'doubts', 'breaking', 'articles', 'article', 'feeds', 'feed-found', 'feed', 'lists', 'list', 'look', 'topics', 'terms',
  'schedules', 'editing', 'form', 'subscribers', 'subscriber-left', 'subscriber-new', 'suppressions', 'bulk-counted', 'empty-removals', 'empty-held-sign-ups', 'imports',
  'import-uploaded', 'import-checked', 'exports', 'relays', 'relay-tested', 'records', 'settings', 'people-invited', 'person', 'keys', 'key-new', 'audit',
];
const SHEET = { width: 1120, height: 470 };

/** Writes one JPEG for each page into the folder, from the screenshots of this story. */
async function draw(browser, shots, story, folder) {
  fs.mkdirSync(folder, { recursive: true });
  const page = await browser.newPage({ viewport: SHEET });
  for (const name of PAGES) {
    const figures = ['1280-light', '390-light', '1280-dark', '390-dark'].map((look) => {
      const shot = fs.readFileSync(path.join(shots, `${story}-${name}-${look}.png`)).toString('base64');
      return `<div class="${look.startsWith('390') ? 'narrow' : 'wide'}"><img src="data:image/png;base64,${shot}"></div>`;
    });
    const style = 'body{margin:0;padding:10px;box-sizing:border-box;height:100vh;display:flex;gap:10px;background:#8a8a86}'
      + 'div{overflow:hidden;height:100%}.wide{flex:3 1 0}.narrow{flex:1 1 0}img{width:100%;display:block}';
    await page.setContent(`<!doctype html><style>${style}</style>${figures.join('')}`);
    await page.screenshot({ path: path.join(folder, `${name}.jpg`), type: 'jpeg', quality: 72 });
  }
  await page.close();
}

module.exports = { draw };
