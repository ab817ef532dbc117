// What is asked of every state of every page. Each judge returns complaints, as sentences; none means well.
'use strict';

const fs = require('node:fs');

/** Octets of a page with its style and its scripts, before compression and without images. */
const PAGE_OCTETS = 30_000;
/** Presses of Tab beyond the number of controls, for what stands in frames. */
const MORE_TABS = 40;
/** How long what has the focus may take to be scrolled to the screen, and how often we look. */
const SETTLE_MILLISECONDS = 2000;
const SETTLE_STEP = 50;

const axeSource = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** axe-core's rules for WCAG 2.2 at levels A and AA, and its own advice. */
async function axe(page) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, {
      iframes: false,
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      rules: { 'target-size': { enabled: true } },
    }),
  );
  return violations.map(({ id, nodes }) => {
    const advice = nodes[0].failureSummary?.split('\n').slice(1).join(' ').trim();
    return `axe: ${id} at ${nodes[0].html.slice(0, 160)} (${advice})`;
  });
}

/** What spills over the edge of the screen at this moment. */
async function spill(page, circumstance) {
  const wide = await page.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    const over = document.documentElement.scrollWidth - edge;
    if (over <= 0) return null;
    const culprit = [...document.querySelectorAll('body *')].find((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && (box.right > edge + 1 || box.left < -1) && element.children.length === 0;
    });
    return { over, culprit: culprit?.outerHTML.slice(0, 120) ?? 'something' };
  });
  return wide ? [`${wide.over} pixels wider than the screen ${circumstance}: ${wide.culprit}`] : [];
}

/** WCAG 1.4.4 (text twice as large), 1.4.10 (400 % zoom of 1280 × 1024) and 1.4.12 (text spaced out). */
async function stretched(page) {
  const complaints = [];
  const tried = async (size, style, circumstance) => {
    await page.setViewportSize(size);
    await page.evaluate((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      document.adoptedStyleSheets = [sheet];
    }, style);
    complaints.push(...(await spill(page, circumstance)));
  };
  await tried({ width: 320, height: 256 }, '', 'at 400 % zoom');
  await tried({ width: 640, height: 512 }, 'html { font-size: 200% !important }', 'with text twice as large');
  await tried(
    { width: 320, height: 640 },
    '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }',
    'with text spaced out',
  );
  await page.evaluate(() => { document.adoptedStyleSheets = []; });
  return complaints;
}

/** Whether what has the focus comes to the screen in time: a frame of another site is scrolled by another process. */
async function settles(page) {
  for (let waited = 0; waited < SETTLE_MILLISECONDS; waited += SETTLE_STEP) {
    await new Promise((done) => setTimeout(done, SETTLE_STEP));
    if (await page.evaluate(() => globalThis.driveOnScreen())) return true;
  }
  return false;
}

/** Tab reaches every control; each is on the screen then and shows a ring that can be seen. */
async function keyboard(page) {
  const count = await page.evaluate(() => {
    const controls = 'a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex="0"]';
    const groups = new Set();
    const stops = [...document.querySelectorAll(controls)].filter((element) => {
      if (element.disabled || element.tabIndex < 0 || !element.checkVisibility({ visibilityProperty: true })) return false;
      if (element.type !== 'radio') return true;
      // Tab stops once in a group of radio buttons.
      const group = element.name;
      const chosen = element.form?.querySelector(`input[type=radio][name="${group}"]:checked`) ?? element;
      if (groups.has(group) || chosen !== element) return false;
      groups.add(group);
      return true;
    });
    globalThis.driveStops = stops;
    globalThis.driveOnScreen = () => {
      const box = document.activeElement.getBoundingClientRect();
      return box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    };
    return stops.length;
  });
  const reached = new Set();
  const complaints = [];
  for (let pressed = 0; pressed < count + MORE_TABS && reached.size < count; pressed += 1) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const luminance = (color) => {
        const parts = color.match(/[\d.]+/g).slice(0, 3).map((part) => part / 255);
        const linear = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
      };
      const element = document.activeElement;
      const number = globalThis.driveStops.indexOf(element);
      if (number < 0) return null;
      const style = getComputedStyle(element);
      let ground = element.parentElement;
      while (ground && /, 0\)$|transparent/.test(getComputedStyle(ground).backgroundColor)) ground = ground.parentElement;
      const [a, b] = [luminance(style.outlineColor), luminance(ground ? getComputedStyle(ground).backgroundColor : 'rgb(255, 255, 255)')];
      const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      const ring = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2 && contrast >= 3;
      const onScreen = globalThis.driveOnScreen();
      return { number, html: element.outerHTML.slice(0, 120), ring: ring || element.tagName === 'IFRAME', onScreen };
    });
    if (!seen || reached.has(seen.number)) continue;
    reached.add(seen.number);
    if (!seen.ring) complaints.push(`keyboard: the focus cannot be seen on ${seen.html}`);
    if (!seen.onScreen && !(await settles(page))) complaints.push(`keyboard: off the screen while it has the focus: ${seen.html}`);
  }
  if (reached.size < count) {
    const missed = await page.evaluate((numbers) => globalThis.driveStops.filter((_, at) => !numbers.includes(at)).map((element) => element.outerHTML.slice(0, 120)), [...reached]);
    complaints.push(...missed.map((html) => `keyboard: Tab does not reach ${html}`));
  }
  return complaints;
}

/** One heading, a title that begins with what matters, the language and the direction. */
async function frame(page, wanted) {
  const found = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    dir: document.documentElement.dir || 'ltr',
    headings: [...document.querySelectorAll('h1')].map((heading) => heading.innerText),
    title: document.title,
    text: document.body.innerText,
    focused: document.activeElement?.className ?? '',
    octets: [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      .filter((entry) => entry.initiatorType !== 'img' && entry.initiatorType !== 'iframe' && !entry.name.endsWith('.svg'))
      .reduce((sum, entry) => sum + entry.decodedBodySize, 0),
  }));
  const complaints = [];
  const lang = wanted.lang ?? 'en';
  const dir = lang === 'ar' ? 'rtl' : 'ltr';
  if (found.lang !== lang || found.dir !== dir) complaints.push(`speaks ${found.lang} (${found.dir}) instead of ${lang} (${dir})`);
  if (found.headings.length !== 1) complaints.push(`has ${found.headings.length} headings of the first level`);
  if (found.title.trim() === '') complaints.push('has no title');
  if (wanted.heading && !wanted.heading.test(found.headings[0])) complaints.push(`is headed "${found.headings[0]}" instead of ${wanted.heading}`);
  if (wanted.title && !wanted.title.test(found.title)) complaints.push(`is titled "${found.title}" instead of ${wanted.title}`);
  if (wanted.says && !found.text.includes(wanted.says)) complaints.push(`does not say "${wanted.says}"`);
  if (wanted.focus && !found.focused.split(' ').includes(wanted.focus)) complaints.push(`the focus is not on .${wanted.focus}`);
  if (found.octets > (wanted.octets ?? PAGE_OCTETS)) complaints.push(`weighs ${found.octets} octets without images`);
  return { complaints, octets: found.octets };
}

/** On paper there is nothing to press. */
async function print(page) {
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  await page.setViewportSize({ width: 700, height: 990 });
  const shown = await page.evaluate(() =>
    [...document.querySelectorAll('button, input, textarea, nav, .skip')]
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().bottom > 0)
      .map((element) => element.outerHTML.slice(0, 80)),
  );
  return [...shown.map((html) => `print: shows ${html}`), ...(await spill(page, 'on paper'))];
}

module.exports = { axe, spill, stretched, keyboard, frame, print };
