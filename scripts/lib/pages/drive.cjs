// Walks through the stories and has every state judged; called by scripts/drive-pages.
//
//   node drive.cjs BINARY WORK [--shots FOLDER] [--quick] [STORY…]
//
// A story is a file in stories/ that exports `name` and `tell(visit)`: it leads a visit from state to state and calls
// `visit.see(NAME, WANTED)` in each. WANTED may name `status`, `heading`, `title` (patterns), `lang`, the class that
// has the `focus`, what it `says`, the `noise` in the console that belongs to it (a pattern), and `print`. `settings`
// gives the story a house of its own. Every story is told twice: with JavaScript and without.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { chromium } = require('playwright-core');

const { House } = require('./house.cjs');
const judge = require('./judge.cjs');

const LOOKS = [
  { name: '320-light', width: 320, height: 640, colorScheme: 'light' },
  { name: '320-dark', width: 320, height: 640, colorScheme: 'dark' },
  { name: '1280-light', width: 1280, height: 900, colorScheme: 'light' },
  { name: '1280-dark', width: 1280, height: 900, colorScheme: 'dark' },
];
const STEP_SECONDS = 30;

function parse(words) {
  const options = { stories: [], shots: '', quick: false };
  for (let at = 0; at < words.length; at += 1) {
    if (words[at] === '--shots') options.shots = path.resolve(words[(at += 1)] ?? '.');
    else if (words[at] === '--quick') options.quick = true;
    else if (words[at].startsWith('-')) throw new Error(`unknown option ${words[at]}`);
    else options.stories.push(words[at]);
  }
  return options;
}

/** One browser window on its way through one story. */
class Visit {
  constructor({ page, context, house, story, scripts, options, report }) {
    Object.assign(this, { page, context, house, story, scripts, options, report });
    this.status = 0;
    this.noise = [];
    // A story of two sites names the other one here.
    this.homes = [house.url];
    page.setDefaultTimeout(STEP_SECONDS * 1000);
    page.on('response', (response) => {
      const request = response.request();
      if (request.isNavigationRequest() && request.frame() === page.mainFrame()) this.status = response.status();
    });
    page.on('request', (request) => {
      const url = request.url();
      if (!this.homes.some((home) => url.startsWith(`${home}/`)) && !/^(data|blob|about):/.test(url)) this.noise.push(`asks a foreign host: ${url}`);
    });
    page.on('console', (message) => {
      // Chromium reports the status of the page itself; the story asks for it.
      const own = message.text().startsWith('Failed to load resource') && message.location().url === page.url();
      if (['error', 'warning'].includes(message.type()) && !own) this.noise.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.noise.push(`script: ${error.message}`));
  }

  /** Opens an address of the house. */
  async go(address) {
    await this.page.goto(this.house.url + address, { waitUntil: 'load' });
  }

  /** Presses the button, or follows the link, that a person would find by these words. */
  async press(words) {
    const control = this.page.locator('button, a, summary').filter({ hasText: words }).first();
    await Promise.all([this.page.waitForEvent('load'), control.click()]);
  }

  /** Sends the first form as it stands, past the browser's own checks. */
  async send(selector = 'form') {
    await Promise.all([
      this.page.waitForEvent('load'),
      this.page.evaluate((found) => HTMLFormElement.prototype.submit.call(document.querySelector(found)), selector),
    ]);
  }

  /** Puts a value where the page would not let a person type it. */
  async force(selector, value) {
    await this.page.evaluate(([found, text]) => { document.querySelector(found).value = text; }, [selector, value]);
  }

  /** Has this state judged. */
  async see(state, wanted = {}) {
    const { page, options } = this;
    const name = `${this.story}/${state}`;
    const noise = () => this.noise.splice(0).filter((heard) => !wanted.noise?.test(heard));
    const complaints = noise();
    if (this.status !== (wanted.status ?? 200)) complaints.push(`answers ${this.status} instead of ${wanted.status ?? 200}`);
    const frame = await judge.frame(page, wanted);
    complaints.push(...frame.complaints);
    const looks = options.quick || !this.scripts ? LOOKS.slice(0, 1) : LOOKS;
    for (const look of looks) {
      await page.setViewportSize({ width: look.width, height: look.height });
      await page.emulateMedia({ media: 'screen', colorScheme: look.colorScheme });
      // axe-core is a script itself; where none may run, the page is the same document that it has judged before.
      if (this.scripts) for (const complaint of await judge.axe(page)) complaints.push(`${look.name}: ${complaint}`);
      complaints.push(...(await judge.spill(page, `at ${look.width} pixels`)));
      if (this.scripts) await this.shoot(state, look.name);
    }
    complaints.push(...(await judge.stretched(page)));
    await page.setViewportSize({ width: 320, height: 640 });
    complaints.push(...(await judge.keyboard(page)));
    if (wanted.print) {
      complaints.push(...(await judge.print(page)));
      if (this.scripts) await this.shoot(state, 'print');
    }
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
    complaints.push(...noise());
    this.report.states.push({ name, scripts: this.scripts, octets: frame.octets });
    for (const complaint of new Set(complaints)) this.report.complaints.push(`${name}${this.scripts ? '' : ' (no JavaScript)'}: ${complaint}`);
  }

  async shoot(state, look) {
    if (!this.options.shots) return;
    const file = `${this.story}-${state}-${look}.png`;
    await this.page.screenshot({ path: path.join(this.options.shots, file), fullPage: true });
    this.report.shots.push(file);
  }
}

/** A second list, with terms that have changed once. */
function furnish(house) {
  house.command('list', 'create', 'culture', '--name', 'Culture Weekly', '--description', 'Stages, books and pictures, every Friday.',
    '--from-name', 'Culture Weekly', '--from-address', 'culture@news.example.org', '--legal-name', 'Example Press Ltd',
    '--postal-address', '1 High Street, Exampletown', '--time-zone', 'Europe/Zurich');
  for (const edition of ['first', 'second']) {
    const wording = path.join(house.folder, 'terms.txt');
    fs.writeFileSync(wording, `You get Culture Weekly on Fridays.\n\nThis is the ${edition} edition.`);
    house.command('terms', 'publish', 'culture', '--statement', 'Yes, send me Culture Weekly by e-mail. I can leave at any time.',
      '--terms-statement', `I agree to the terms of Culture Weekly, ${edition} edition.`, '--body-file', wording);
  }
}

async function tell(story, scripts, { browser, shared, binary, work, options, report }) {
  const house = story.settings
    ? await House.open(binary, path.join(work, `${story.name}-${scripts}`), { ...require('./settings.cjs'), ...story.settings })
    : shared;
  let page = null;
  try {
    const context = await browser.newContext({ javaScriptEnabled: scripts, viewport: { width: 320, height: 640 }, locale: 'en-GB' });
    page = await context.newPage();
    await story.tell(new Visit({ page, context, house, story: story.name, scripts, options, report }));
    const cookies = await context.cookies();
    if (cookies.length > 0) report.complaints.push(`${story.name}: sets a cookie: ${cookies[0].name}`);
    await context.close();
  } catch (error) {
    report.complaints.push(`${story.name}${scripts ? '' : ' (no JavaScript)'}: could not go on at ${page?.url()}: ${error.stack}`);
  } finally {
    if (house !== shared) await house.close();
  }
}

/** A page with every screenshot, state by state. */
function writeIndex({ shots }, folder) {
  const figures = shots.map((file) => `<figure><img src="${file}" loading="lazy"><figcaption>${file}</figcaption></figure>`);
  const style = 'body{display:flex;flex-wrap:wrap;gap:1rem;align-items:start;font:12px sans-serif;background:#888}figure{margin:0}img{max-width:320px;display:block}';
  fs.writeFileSync(path.join(folder, 'index.html'), `<!doctype html><meta charset="utf-8"><title>Pages</title><style>${style}</style>${figures.join('\n')}`);
}

async function main() {
  const [binary, work, ...words] = process.argv.slice(2);
  const options = parse(words);
  if (options.shots) fs.mkdirSync(options.shots, { recursive: true });
  const folder = path.join(__dirname, 'stories');
  const stories = fs.readdirSync(folder).sort().map((file) => require(path.join(folder, file)));
  const chosen = stories.filter((story) => options.stories.length === 0 || options.stories.includes(story.name));
  if (chosen.length === 0) throw new Error(`no such story; there are ${stories.map((story) => story.name).join(', ')}`);
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(fs.existsSync);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
  const shared = await House.open(binary, path.join(work, 'house'), require('./settings.cjs'));
  const report = { states: [], complaints: [], shots: [] };
  try {
    furnish(shared);
    for (const story of chosen) {
      const [before, began] = [report.states.length, Date.now()];
      for (const scripts of options.quick ? [true] : [true, false]) await tell(story, scripts, { browser, shared, binary, work, options, report });
      console.log(`${story.name.padEnd(14)} ${String(report.states.length - before).padStart(3)} states ${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s`);
    }
  } finally {
    await shared.close();
    await browser.close();
  }
  if (options.shots) writeIndex(report, options.shots);
  const heaviest = report.states.reduce((heavy, state) => (state.octets > heavy.octets ? state : heavy), { octets: 0 });
  console.log(`\nStates: ${report.states.length}. Heaviest: ${heaviest.name}, ${heaviest.octets} octets. Complaints: ${report.complaints.length}.`);
  for (const complaint of report.complaints) console.log(`  ${complaint}`);
  process.exitCode = report.complaints.length === 0 && report.states.length > 0 ? 0 : 1;
}

main()
  .catch((error) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(() => process.exit());
