// Judges the sample letters of one folder; called by scripts/judge-letters.
//
//   node judge_letters.cjs TOOLS LETTERS [SHOTS]
//
// TOOLS holds node_modules, LETTERS the files of `postrider check --samples`, SHOTS gets screenshots.
'use strict';

const { execFileSync, spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const [tools, folder, shots] = process.argv.slice(2);
const names = fs
  .readdirSync(folder)
  .filter((name) => name.endsWith('.html'))
  .map((name) => name.slice(0, -'.html'.length))
  .sort();
const file = (name, extension) => path.join(folder, `${name}.${extension}`);

const SPAM_LIMIT = 2.0;
// What a letter may use although a mail program ignores it, because it reads well without.
const HARMLESS = JSON.parse(fs.readFileSync(path.join(__dirname, 'judge_letters.json'), 'utf8'));

/** Points and rules of each message; offline, in one run. */
function spamAssassin() {
  const mailbox = path.join(folder, 'all.mbox');
  const messages = names.map((name) => {
    const text = fs.readFileSync(file(name, 'eml'), 'latin1').replaceAll('\r\n', '\n');
    return `From judge Thu Jan  1 00:00:00 1970\nX-Sample: ${name}\n${text.replace(/^From /gm, '>From ')}\n`;
  });
  fs.writeFileSync(mailbox, messages.join(''), 'latin1');
  const run = spawnSync('spamassassin', ['-L', '-t', '--mbox', mailbox], {
    encoding: 'latin1',
    maxBuffer: 1 << 28,
  });
  if (run.status !== 0) throw new Error(`spamassassin: ${run.stderr}`);
  const found = new Map();
  for (const message of run.stdout.split(/^From judge .*$/m).slice(1)) {
    const name = /^X-Sample: (.*)$/m.exec(message);
    const status = /^X-Spam-Status: (.*(?:\n[\t ].*)*)/m.exec(message);
    if (!name || !status || found.has(name[1])) continue;
    const flat = status[1].replace(/\s+/g, ' ');
    const score = Number(/score=(-?[\d.]+)/.exec(flat)[1]);
    const rules = /tests=(.*?)(?: autolearn|$)/.exec(flat)[1].replaceAll(' ', '');
    found.set(name[1], { score, rules });
  }
  return found;
}

/** The errors of the Nu HTML checker for each letter. */
function nuChecker() {
  const jar = path.join(tools, 'node_modules/vnu-jar/build/dist/vnu.jar');
  const files = names.map((name) => file(name, 'html'));
  const run = spawnSync('java', ['-Xss4m', '-jar', jar, '--errors-only', '--format', 'json', ...files], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const { messages } = JSON.parse(run.stderr);
  const found = new Map(names.map((name) => [name, []]));
  for (const message of messages) {
    const name = path.basename(new URL(message.url).pathname, '.html');
    found.get(name).push(`line ${message.lastLine}: ${message.message}`);
  }
  return found;
}

/** Features that Gmail, Outlook or Apple Mail do not know and that no fallback excuses. */
function mailPrograms(caniemail) {
  const found = new Map();
  for (const name of names) {
    const html = fs.readFileSync(file(name, 'html'), 'utf8');
    const result = caniemail({ clients: ['gmail.*', 'outlook.*', 'apple-mail.*'], html });
    const errors = result.issues?.errors ?? new Map();
    const titles = new Set();
    for (const issues of errors.values()) for (const issue of issues) titles.add(issue.title);
    found.set(name, [...titles].filter((title) => !(title in HARMLESS)).sort());
  }
  return found;
}

/** A picture for an address of the samples: they show what a site of its own would serve. */
function picture(url) {
  const logo = url.includes('logo');
  const [width, height] = logo ? [300, 64] : [1040, 585];
  const hue = [...url].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 360, 7);
  const content = logo
    ? '<text x="150" y="46" text-anchor="middle" font-family="serif" font-size="40" fill="#0b5563">The Post</text>'
    : `<rect width="100%" height="100%" fill="hsl(${hue},30%,55%)"/><path d="M0 400 Q300 300 600 420 T1040 380 V585 H0 Z" fill="hsl(${hue},35%,35%)"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${content}</svg>`;
}

const LOOKS = [
  { name: '640-light', width: 640, colorScheme: 'light' },
  { name: '640-dark', width: 640, colorScheme: 'dark' },
  { name: '320-light', width: 320, colorScheme: 'light' },
  { name: '320-dark', width: 320, colorScheme: 'dark' },
  { name: '640-no-images', width: 640, colorScheme: 'light', withoutImages: true },
];

/** axe-core's violations, and what spills over the edge, in every look. */
async function chromium(playwright) {
  const axe = fs.readFileSync(path.join(tools, 'node_modules/axe-core/axe.min.js'), 'utf8');
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(fs.existsSync);
  const browser = await playwright.chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  const found = new Map(names.map((name) => [name, []]));
  for (const look of LOOKS) {
    const context = await browser.newContext({
      viewport: { width: look.width, height: 900 },
      colorScheme: look.colorScheme,
    });
    const page = await context.newPage();
    let scripts = 0;
    page.on('dialog', async (dialog) => {
      scripts += 1;
      await dialog.dismiss();
    });
    await page.route(/^https?:/, (route) =>
      look.withoutImages
        ? route.abort()
        : route.fulfill({ contentType: 'image/svg+xml', body: picture(route.request().url()) }),
    );
    for (const name of names) {
      await page.goto(`file://${file(name, 'html')}`, { waitUntil: 'load' });
      await page.evaluate(axe);
      const result = await page.evaluate(() =>
        globalThis.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { region: { enabled: false }, 'landmark-one-main': { enabled: false } } }),
      );
      for (const violation of result.violations) {
        found.get(name).push(`${look.name}: ${violation.id} at ${violation.nodes[0].html.slice(0, 120)} (${violation.nodes[0].failureSummary?.split('\n')[1]?.trim()})`);
      }
      const spill = await page.evaluate(() => document.documentElement.scrollWidth - globalThis.innerWidth);
      if (spill > 0) found.get(name).push(`${look.name}: ${spill} pixels wider than the screen`);
      if (scripts > 0) found.get(name).push(`${look.name}: a script ran`);
      if (shots) await page.screenshot({ path: path.join(shots, `${name}-${look.name}.png`), fullPage: true });
    }
    await context.close();
  }
  await browser.close();
  return found;
}

async function main() {
  const load = (name) => import(require.resolve(name));
  const { caniemail } = await load('caniemail');
  const playwright = require('playwright-core');
  const spam = spamAssassin();
  const html = nuChecker();
  const programs = mailPrograms(caniemail);
  const browser = await chromium(playwright);
  const complaints = [];
  console.log(`${'letter'.padEnd(30)} ${'octets'.padStart(6)} ${'spam'.padStart(5)} ${'html'.padStart(5)} ${'mail'.padStart(5)} ${'axe'.padStart(5)}`);
  for (const name of names) {
    const points = spam.get(name) ?? { score: Number.NaN, rules: 'not judged' };
    const octets = fs.statSync(file(name, 'html')).size;
    const counts = [html, programs, browser].map((judge) => judge.get(name).length);
    console.log(`${name.padEnd(30)} ${String(octets).padStart(6)} ${points.score.toFixed(1).padStart(5)} ${counts.map((count) => String(count).padStart(5)).join(' ')}`);
    if (!(points.score < SPAM_LIMIT)) complaints.push(`${name}: SpamAssassin gives ${points.score} (${points.rules})`);
    for (const [judge, list] of [['Nu', html], ['caniemail', programs], ['Chromium', browser]]) {
      for (const complaint of list.get(name)) complaints.push(`${name}: ${judge}: ${complaint}`);
    }
  }
  const rules = new Set([...spam.values()].flatMap((points) => points.rules.split(',')));
  console.log(`\nRules of SpamAssassin that fired: ${[...rules].sort().join(', ')}`);
  console.log(`Letters judged: ${names.length}. Complaints: ${complaints.length}.`);
  for (const complaint of complaints.slice(0, 200)) console.log(`  ${complaint}`);
  process.exitCode = complaints.length === 0 && names.length > 0 ? 0 : 1;
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
