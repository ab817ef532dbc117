// The form on other sites: the page that shows what to copy, the example site with the form and with the frame, a site
// that may not send one, and the notice about personal data.
'use strict';

const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');

exports.name = 'embed';

const EXAMPLE = path.join(__dirname, '../../../../docs/example-site');
const SERVICE = 'https://news.example.org';

/** The example site on an origin of its own, with what `postrider list embed` prints for the sample list. */
async function openSite(house, allowed) {
  const copies = { 'index.html': house.command('list', 'embed', 'daily'), 'frame.html': house.command('list', 'embed', 'daily', '--frame') };
  const server = http.createServer((request, answer) => {
    const file = request.url === '/' ? 'index.html' : request.url.slice(1);
    if (!['index.html', 'frame.html', 'style.css'].includes(file)) return answer.writeHead(404).end();
    let text = fs.readFileSync(path.join(EXAMPLE, file), 'utf8');
    if (copies[file]) text = text.replace(/(as it is: -->\n)[^]*?(<!-- The end)/, (_, before, after) => before + copies[file] + after);
    answer.setHeader('content-type', file.endsWith('.css') ? 'text/css' : 'text/html; charset=utf-8');
    return answer.end(text.replaceAll(SERVICE, house.url));
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  const url = `http://localhost:${server.address().port}`;
  if (allowed) house.command('list', 'origins', 'daily', '--add', url);
  return { url, close: () => server.close() };
}

async function fill(page, address) {
  await page.fill('input[name=email]', address);
  await page.check('input[name=consent_newsletter]');
  await page.check('input[name=consent_terms]');
}

exports.tell = async (visit) => {
  const { page, house, scripts } = visit;
  await visit.go('/lists/daily/embed');
  await visit.see('copy', { heading: /./ });
  await visit.go('/lists/daily/privacy');
  await visit.see('privacy', { heading: /./, print: true });

  const site = await openSite(house, true);
  visit.homes.push(site.url);
  await page.goto(`${site.url}/`);
  await visit.see('site', { heading: /bridge/ });
  if (scripts) {
    await page.locator('form button').click();
    await page.waitForSelector('[aria-invalid]');
    await visit.see('site-errors', { heading: /bridge/, noise: /status of 422/ });
    await fill(page, house.newcomer());
    await page.locator('form button').click();
    await page.waitForSelector('[role=status]:focus');
    await visit.see('site-accepted', { heading: /bridge/ });
  } else {
    await fill(page, house.newcomer());
    await visit.press(/^Subscribe$/);
    await visit.see('site-accepted', { status: 202, heading: /mailbox/ });
  }
  await page.goto(`${site.url}/frame.html`);
  // The frame comes when it is near the screen, which the page's own `load` does not wait for.
  await page.frameLocator('iframe').locator('button[type=submit], form button').first().waitFor();
  await visit.see('site-frame', { heading: /bridge/ });
  site.close();

  await visit.go('/lists/daily/frame');
  await visit.see('frame', { heading: /Harbour Courier/ });
  await visit.send();
  await visit.see('frame-errors', { status: 422, title: /^Error: /, focus: 'summary' });
  await fill(page, house.newcomer());
  await visit.press(/^Subscribe$/);
  await visit.see('frame-accepted', { status: 202 });

  const stranger = await openSite(house, false);
  visit.homes.push(stranger.url);
  await page.goto(`${stranger.url}/`);
  await fill(page, house.newcomer());
  await visit.send('form');
  await visit.see('stranger', { status: 403, noise: /CORS policy|ERR_FAILED/ });
  stranger.close();
};
