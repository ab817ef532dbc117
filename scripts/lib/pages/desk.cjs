// Drives the operators' desk; called by scripts/drive-desk.
//
//   node desk.cjs BINARY WORK [--database sqlite|postgres] [--shots FOLDER] [--pictures FOLDER] [--quick]
'use strict';

const crypto = require('node:crypto');
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const { House } = require('./house.cjs');
const { Relay, Site } = require('./street.cjs');
const { Visit, conclude, launch, run } = require('./visit.cjs');
const life = require('./life.cjs');
const pictures = require('./pictures.cjs');

/** A page of the desk with its style sheet and its scripts, which alone may be 60,000. */
const PAGE_OCTETS = 100_000;

/** The desk is looked at by people with work to do: on a wide screen, and on a telephone. */
const LOOKS = [
  { name: '1280-light', width: 1280, height: 900, colorScheme: 'light' },
  { name: '390-dark', width: 390, height: 844, colorScheme: 'dark' },
  { name: '1280-dark', width: 1280, height: 900, colorScheme: 'dark' },
  { name: '390-light', width: 390, height: 844, colorScheme: 'light' },
];

function parse(words) {
  const options = { databases: ['sqlite', 'postgres'], shots: '', quick: false, looks: LOOKS, octets: PAGE_OCTETS };
  for (let at = 0; at < words.length; at += 1) {
    if (words[at] === '--shots') options.shots = path.resolve(words[(at += 1)] ?? '.');
    else if (words[at] === '--pictures') options.pictures = path.resolve(words[(at += 1)] ?? '.');
    else if (words[at] === '--database') options.databases = [words[(at += 1)]];
    else if (words[at] === '--quick') Object.assign(options, { quick: true, databases: ['sqlite'] });
    else throw new Error(`unknown option ${words[at]}`);
  }
  if (options.pictures && !options.shots) options.shots = fs.mkdtempSync(path.join(os.tmpdir(), 'desk-shots-'));
  return options;
}

/** Where the ledger is: a file in the folder, or a database of its own on the PostgreSQL of the calling script. */
function ledger(kind, folder) {
  if (kind === 'sqlite') return `sqlite://${path.join(folder, 'postrider.db')}`;
  const admin = process.env.DRIVE_POSTGRES_URL;
  if (!admin) throw new Error('no PostgreSQL: run scripts/drive-desk');
  const made = spawnSync(process.env.DRIVE_PSQL, ['-X', '-q', '-d', admin, '-c', 'CREATE DATABASE desk'], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(made.stderr);
  return admin.replace(/\/[^/]*$/, '/desk');
}

/** A Postrider as an operator installs it. */
async function open(kind, binary, folder, { relay, site }) {
  fs.mkdirSync(folder, { recursive: true });
  const keys = path.join(folder, 'postrider.keys');
  fs.writeFileSync(keys, `1:${crypto.randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  const settings = {
    ...require('./settings.cjs'),
    POSTRIDER_MODE: 'production',
    POSTRIDER_DATABASE_URL: ledger(kind, folder),
    POSTRIDER_SECRETS_KEYS_FILE: keys,
    POSTRIDER_SERVER_SPOOL_DIR: path.join(folder, 'spool'),
    POSTRIDER_SMTP_URL: `smtp://127.0.0.1:${relay.port}`,
    POSTRIDER_SMTP_TLS: 'none',
    POSTRIDER_SENDING_WHEN_IN_DOUBT: 'hold',
    POSTRIDER_SMTP_HELLO_NAME: 'news.example.org',
    POSTRIDER_FEEDS_ALLOW_PRIVATE: new URL(site.url).host,
  };
  return House.installed(binary, folder, settings);
}

async function drive(kind, { binary, work, browser, options, report }) {
  const [relay, site] = [await new Relay().open(), await new Site().open()];
  const house = await open(kind, binary, path.join(work, kind), { relay, site });
  let page = null;
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce' });
    page = await context.newPage();
    const visit = new Visit({ page, context, house, story: kind, scripts: true, options, report });
    await life.tell(visit, { relay, site });
    await context.close();
  } catch (error) {
    report.complaints.push(`${kind}: could not go on at ${page?.url()}: ${error.stack}`);
    if (options.shots) await page?.screenshot({ path: path.join(options.shots, `${kind}-where-it-ended.png`), fullPage: true });
  } finally {
    await house.close();
    relay.close();
    site.close();
  }
}

async function main() {
  const [binary, work, ...words] = process.argv.slice(2);
  const options = parse(words);
  if (options.shots) fs.mkdirSync(options.shots, { recursive: true });
  const browser = await launch();
  const report = { states: [], complaints: [], shots: [] };
  try {
    for (const kind of options.databases) {
      const [before, began] = [report.states.length, Date.now()];
      await drive(kind, { binary, work, browser, options, report });
      console.log(`${kind.padEnd(14)} ${String(report.states.length - before).padStart(3)} states ${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s`);
    }
    if (options.pictures) await pictures.draw(browser, options.shots, options.databases[0], options.pictures);
  } finally {
    await browser.close();
  }
  conclude(report, options);
}

run(main);
