// What stands around a Postrider in production: a relay that keeps what it takes and refuses some, and a news site with a feed.
'use strict';

const http = require('node:http');
const net = require('node:net');

const LETTER_SECONDS = 60;

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

const listen = (server) => new Promise((open) => { server.listen(0, '127.0.0.1', () => open(server.address().port)); });

/** The words of a letter: quoted-printable read back, which is all that Postrider writes. */
const plain = (message) => message.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));

/** A relay that takes letters one command at a time. */
class Relay {
  constructor() {
    this.letters = [];
    /** Recipients that do not exist here. */
    this.refuses = /^$/;
    /** Recipients whose letters it takes and says nothing more: the line goes dead before the answer. */
    this.drops = /^$/;
    /** How many letters it takes before it lets its clients wait. */
    this.allowance = Infinity;
    this.server = net.createServer((socket) => this.talk(socket));
  }

  async open() {
    this.port = await listen(this.server);
    return this;
  }

  close() { this.server.close(); }

  talk(socket) {
    let [rest, to, message] = ['', [], null];
    const say = (line) => socket.write(`${line}\r\n`);
    const hear = async (line) => {
      if (message !== null) {
        if (line !== '.') { message.push(line.startsWith('..') ? line.slice(1) : line); return; }
        const text = message.join('\r\n');
        message = null;
        while (this.allowance <= 0) await pause(50);
        this.allowance -= 1;
        this.letters.push(...to.map((recipient) => ({ to: recipient, text: plain(text) })));
        if (to.some((recipient) => this.drops.test(recipient))) { socket.destroy(); return; }
        to = [];
        say('250 2.0.0 taken');
        return;
      }
      const word = line.slice(0, 4).toUpperCase();
      if (word === 'EHLO') say('250 relay.example.org');
      else if (word === 'RCPT') {
        const recipient = line.match(/<([^>]*)>/)[1];
        if (this.refuses.test(recipient)) say('550 5.1.1 no such mailbox here');
        else { to.push(recipient); say('250 2.1.5 well'); }
      } else if (word === 'DATA') { message = []; say('354 go on'); }
      else if (word === 'RSET') { to = []; say('250 2.0.0 well'); }
      else if (word === 'QUIT') { say('221 2.0.0 bye'); socket.end(); }
      else say('250 2.0.0 well');
    };
    let turn = Promise.resolve();
    socket.on('error', () => {});
    socket.on('data', (piece) => {
      const lines = (rest + piece.toString('latin1')).split('\r\n');
      rest = lines.pop();
      for (const line of lines) turn = turn.then(() => hear(line));
    });
    say('220 relay.example.org');
  }

  /** The newest letter to this address that holds `words`, once it has come. */
  async letter(to, words = '') {
    for (let waited = 0; waited < LETTER_SECONDS * 10; waited += 1) {
      const found = this.letters.filter((letter) => letter.to === to && letter.text.includes(words)).at(-1);
      if (found) return found.text;
      await pause(100);
    }
    throw new Error(`no letter with "${words}" came to ${to}`);
  }

  /** The path of the newest link of this kind to this address. */
  async link(to, kind) {
    const text = await this.letter(to, kind);
    return text.match(new RegExp(`https?://[^/\\s"<]+(${kind}[A-Za-z0-9_-]*)`))[1];
  }
}

/** A news site: a front page that names its feed, and articles. */
class Site {
  constructor() {
    this.articles = [];
    this.server = http.createServer((request, response) => {
      const isFeed = request.url.startsWith('/feed');
      response.setHeader('content-type', isFeed ? 'application/rss+xml' : 'text/html; charset=utf-8');
      response.end(isFeed ? this.feed() : this.page());
    });
  }

  async open() {
    this.url = `http://127.0.0.1:${await listen(this.server)}`;
    return this;
  }

  close() { this.server.close(); }

  publish(title, summary) { this.articles.unshift({ title, summary, date: new Date() }); }

  page() {
    return '<!doctype html><html lang="en"><head><title>The Harbour Courier</title>'
      + '<link rel="alternate" type="application/rss+xml" title="All stories" href="/feed.xml"></head><body><h1>The Harbour Courier</h1></body></html>';
  }

  feed() {
    const items = this.articles.map(({ title, summary, date }, at) => `<item><title>${title}</title><link>${this.url}/${this.articles.length - at}</link>`
      + `<guid isPermaLink="false">story-${this.articles.length - at}</guid><description>${summary}</description><pubDate>${date.toUTCString()}</pubDate></item>`);
    return `<?xml version="1.0"?><rss version="2.0"><channel><title>All stories</title><link>${this.url}/</link><description>News</description>${items.join('')}</channel></rss>`;
  }
}

module.exports = { Relay, Site };
