// A Postrider in try-out mode, in a folder and on a port of its own, and what a story needs from it: commands, letters,
// readers, and the ledger itself where a state takes days to come about.
'use strict';

const { spawn, spawnSync } = require('node:child_process');
const fs = require('node:fs');
const net = require('node:net');
const path = require('node:path');

const START_SECONDS = 60;
const LETTER_SECONDS = 30;
const COMMAND_SECONDS = 60;

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** A port that nobody listens on at this moment. */
function freePort() {
  return new Promise((found, failed) => {
    const server = net.createServer();
    server.on('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

class House {
  constructor(binary, folder, port, settings) {
    this.binary = binary;
    this.folder = folder;
    this.url = `http://127.0.0.1:${port}`;
    this.environment = { ...process.env, POSTRIDER_SERVER_LISTEN: `127.0.0.1:${port}`, ...settings };
    this.newcomers = 0;
    this.links = new Set();
  }

  /** Starts one; `settings` are variables of the environment. */
  static async open(binary, folder, settings = {}) {
    fs.mkdirSync(folder, { recursive: true });
    return new House(binary, folder, await freePort(), settings).start();
  }

  /** Installs one for production: the tables are made first, and readers reach it on this machine. */
  static async installed(binary, folder, settings) {
    const house = new House(binary, folder, await freePort(), settings);
    house.environment.POSTRIDER_SERVER_PUBLIC_URL = house.url;
    house.command('migrate');
    return house.start();
  }

  async start() {
    const log = fs.openSync(path.join(this.folder, 'log'), 'a');
    this.process = spawn(this.binary, ['serve'], { cwd: this.folder, env: this.environment, stdio: ['ignore', log, log] });
    this.process.on('exit', () => { this.ended = true; });
    for (let waited = 0; waited < START_SECONDS * 10; waited += 1) {
      if (this.ended) break;
      const answer = await fetch(`${this.url}/health/ready`).catch(() => null);
      if (answer?.ok) return this;
      await pause(100);
    }
    throw new Error(`Postrider did not start:\n${this.said().slice(-2000)}`);
  }

  /** What it has printed and logged so far. */
  said() {
    return fs.readFileSync(path.join(this.folder, 'log'), 'utf8');
  }

  async close() {
    if (this.ended) return;
    const gone = new Promise((done) => this.process.on('exit', done));
    this.process.kill('SIGTERM');
    await Promise.race([gone, pause(15_000).then(() => this.process.kill('SIGKILL'))]);
  }

  /** Runs a command of the command line. */
  command(...words) {
    const run = spawnSync(this.binary, words, {
      cwd: this.folder, env: this.environment, encoding: 'utf8', timeout: COMMAND_SECONDS * 1000,
    });
    if (run.status !== 0) throw new Error(`postrider ${words.join(' ')}: ${run.stderr || run.stdout}`);
    return run.stdout;
  }

  /** Changes the ledger behind Postrider's back, where a story cannot wait for the days it takes. */
  sql(statement) {
    const program = 'import sqlite3,sys; c=sqlite3.connect(sys.argv[1],timeout=20); c.execute(sys.argv[2]); c.commit()';
    const run = spawnSync('python3', ['-c', program, path.join(this.folder, 'var/postrider.db'), statement], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`${statement}: ${run.stderr}`);
  }

  /** Keeps the ledger locked until the returned function is called. */
  async lockLedger() {
    const program = 'import sqlite3,sys; c=sqlite3.connect(sys.argv[1],timeout=20,isolation_level=None); c.execute("BEGIN IMMEDIATE"); print("locked",flush=True); sys.stdin.read()';
    const child = spawn('python3', ['-c', program, path.join(this.folder, 'var/postrider.db')]);
    await new Promise((done, failed) => {
      child.stdout.once('data', done);
      child.once('exit', () => failed(new Error('the ledger could not be locked')));
    });
    return () => new Promise((done) => {
      child.once('exit', done);
      child.stdin.end();
    });
  }

  /** An address that nobody had before. */
  newcomer() {
    this.newcomers += 1;
    return `reader${this.newcomers}@mail.example.org`;
  }

  /** The newest link of this kind, such as `/confirmation/`, in a letter to this address; `isNew`: one not asked for before. */
  async link(address, kind, isNew = false) {
    for (let waited = 0; waited < LETTER_SECONDS * 5; waited += 1) {
      const outbox = await (await fetch(`${this.url}/outbox`)).text();
      for (const [card, name] of outbox.matchAll(/<li><h2><a href="\/outbox\/([^"]+)">.*?<\/li>/gs)) {
        if (!card.includes(`To ${address}<`)) continue;
        const letter = await (await fetch(`${this.url}/outbox/${name}`)).text();
        const found = letter.match(new RegExp(`${this.url}(${kind}[^"<\\s]*)`));
        if (!found || (isNew && this.links.has(found[1]))) continue;
        this.links.add(found[1]);
        return found[1].replaceAll('&amp;', '&');
      }
      await pause(200);
    }
    throw new Error(`no letter with ${kind} came to ${address}`);
  }

  /** Signs somebody up by the API. */
  async signUp({ address = this.newcomer(), list = 'daily', ...more } = {}) {
    const { items: lists } = await (await fetch(`${this.url}/api/v1/lists`)).json();
    const terms = lists.find((found) => found.slug === list).terms;
    const answer = await fetch(`${this.url}/api/v1/subscriptions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: address, list, terms_version: terms.version, consent_newsletter: true, consent_terms: true, ...more }),
    });
    if (answer.status !== 202) throw new Error(`the API refused ${address}: ${await answer.text()}`);
    return address;
  }

  /** Posts a form as a browser would. */
  post(address, fields = {}) {
    return fetch(this.url + address, { method: 'POST', body: new URLSearchParams(fields) });
  }

  /** Sends an issue of the sample list, once its feed has been read. */
  async issue() {
    for (let waited = 0; waited < LETTER_SECONDS * 2; waited += 1) {
      const page = await (await fetch(`${this.url}/lists/daily/issues`)).text();
      if (/href="\/lists\/daily\/issues\/\d/.test(page)) return;
      this.command('issue', 'send-now', 'daily');
      await pause(500);
    }
    throw new Error('no issue was sent');
  }

  /** Opens a page and posts its form, with what is hidden in it and these fields. */
  async answer(address, fields) {
    const page = await (await fetch(this.url + address)).text();
    const hidden = [...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
    const answer = await this.post(address, { ...Object.fromEntries(hidden.map(([, name, value]) => [name, value])), ...fields });
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  }

  /** Somebody who has confirmed, with the way out of their welcome letter. */
  async reader(wish = {}) {
    const address = await this.signUp(wish);
    await this.answer(await this.link(address, '/confirmation/', true), { answer: 'yes' });
    return { address, leave: await this.link(address, '/u/', true) };
  }
}

module.exports = { House };
