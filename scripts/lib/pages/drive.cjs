// Walks through the stories and has every state judged; called by scripts/drive-pages.
//
//   node drive.cjs BINARY WORK [--shots FOLDER] [--quick] [STORY…]
//
// A story is a file in stories/ that exports `name` and `tell(visit)`: it leads a visit from state to state and calls
// `visit.see(NAME, WANTED)` in each. WANTED may name `status`, `heading`, `title` (patterns), `lang`, the class that
// has the `focus`, what it `says`, the `noise` in the console that belongs to it (a pattern), the most `octets` that it
// may weigh where it is no usual page, and `print`. `settings` gives the story a house of its own. Every story is told
// twice: with JavaScript and without.
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const { House } = require('./house.cjs');
const { Visit, conclude, launch, run } = require('./visit.cjs');

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

async function main() {
  const [binary, work, ...words] = process.argv.slice(2);
  const options = parse(words);
  if (options.shots) fs.mkdirSync(options.shots, { recursive: true });
  const folder = path.join(__dirname, 'stories');
  const stories = fs.readdirSync(folder).sort().map((file) => require(path.join(folder, file)));
  const chosen = stories.filter((story) => options.stories.length === 0 || options.stories.includes(story.name));
  if (chosen.length === 0) throw new Error(`no such story; there are ${stories.map((story) => story.name).join(', ')}`);
  const browser = await launch();
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
  const heaviest = report.states.reduce((heavy, state) => (state.octets > heavy.octets ? state : heavy), { octets: 0 });
  conclude(report, options, `Heaviest: ${heaviest.name}, ${heaviest.octets} octets. `);
}

run(main);
