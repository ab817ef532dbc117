// One browser window on its way through the states of a story, and what is judged in each of them.
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const { chromium } = require('playwright-core');

const judge = require('./judge.cjs');

const LOOKS = [
  { name: '320-light', width: 320, height: 640, colorScheme: 'light' },
  { name: '320-dark', width: 320, height: 640, colorScheme: 'dark' },
  { name: '1280-light', width: 1280, height: 900, colorScheme: 'light' },
  { name: '1280-dark', width: 1280, height: 900, colorScheme: 'dark' },
];
const STEP_SECONDS = 30;

/** Where Debian, Ubuntu or the maker puts the browser. */
const executablePath = () => ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(fs.existsSync);

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

  /** The same story in another person's browser. */
  beside(page, who) {
    return new Visit({ ...this, page, context: page.context(), story: `${this.story}-${who}` });
  }

  /** Opens an address of the house. */
  async go(address) {
    await this.page.goto(this.house.url + address, { waitUntil: 'load' });
  }

  /** Presses the button, or follows the link, that a person would find by these words. */
  async press(words, among = 'button:not([tabindex="-1"]), a, summary') {
    const control = this.page.locator(among).filter({ hasText: words }).first();
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
    const frame = await judge.frame(page, { octets: options.octets, ...wanted });
    complaints.push(...frame.complaints);
    const all = options.looks ?? LOOKS;
    const looks = options.quick || !this.scripts ? all.slice(0, 1) : all;
    for (const look of looks) {
      await page.setViewportSize({ width: look.width, height: look.height });
      await page.emulateMedia({ media: 'screen', colorScheme: look.colorScheme });
      // axe-core is a script itself; where none may run, the page is the same document that it has judged before.
      if (this.scripts) for (const complaint of await judge.axe(page)) complaints.push(`${look.name}: ${complaint}`);
      complaints.push(...(await judge.spill(page, `at ${look.width} pixels`)));
      if (this.scripts) await this.shoot(state, look.name);
    }
    complaints.push(...(await judge.stretched(page)));
    if (!options.quick || !options.looks) {
      await page.setViewportSize({ width: 320, height: 640 });
      complaints.push(...(await judge.keyboard(page)));
    }
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

/** A page with every screenshot, state by state. */
function writeIndex({ shots }, folder) {
  const figures = shots.map((file) => `<figure><img src="${file}" loading="lazy"><figcaption>${file}</figcaption></figure>`);
  const style = 'body{display:flex;flex-wrap:wrap;gap:1rem;align-items:start;font:12px sans-serif;background:#888}figure{margin:0}img{max-width:320px;display:block}';
  fs.writeFileSync(path.join(folder, 'index.html'), `<!doctype html><meta charset="utf-8"><title>Pages</title><style>${style}</style>${figures.join('\n')}`);
}

/** Starts the browser that all visits are made with. */
const launch = () => chromium.launch({ executablePath: executablePath(), args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });

/** Says what came of it all; `more` is told between the numbers. */
function conclude(report, options, more = '') {
  if (options.shots) writeIndex(report, options.shots);
  console.log(`\nStates: ${report.states.length}. ${more}Complaints: ${report.complaints.length}.`);
  for (const complaint of report.complaints) console.log(`  ${complaint}`);
  process.exitCode = report.complaints.length === 0 && report.states.length > 0 ? 0 : 1;
}

/** Runs the program, which ends with it whatever is still open. */
function run(main) {
  main()
    .catch((error) => {
      console.error(error);
      process.exitCode = 1;
    })
    .finally(() => process.exit());
}

module.exports = { Visit, conclude, launch, run };
