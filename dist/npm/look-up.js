'use strict';

// Runs the program once, for a limited time. It ends with this process, and no temporary file stays.
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const { tmpdir } = require('node:os');
const { dirname, join } = require('node:path');
const { say, sayError } = require('./tests.js');

// In milliseconds.
const SECOND = 1000;
// In seconds: Node.js ends a longer timer at once.
const MAX_TIMER = 2147483;
// In characters: a table of ten thousand tests.
const MAX_SHOWN = 1 << 20;

// Prints what `empirical last-pass` prints. Returns its JSON document, undefined without one, and whether it was ended because it
// took longer than the limit, in seconds. Ctrl-C ends the program only.
module.exports = async (command, args, input, limit, out) => {
  const signals = new Signals();
  try {
    return await answer(command, args, input, limit, out, signals);
  } finally {
    await signals.release();
  }
};

// A signal ends the program first, and this process only when the temporary file is gone.
class Signals {
  constructor() {
    this.received = undefined;
    this.child = undefined;
    this.stop = (signal) => {
      this.received = signal;
      this.child?.kill();
      // A second Ctrl-C ends this process, too. Not at once, as in Playwright: npm sends each one twice where its shell is bash.
      setTimeout(() => {
        process.off('SIGINT', this.stop);
        this.child?.kill('SIGKILL');
      }, SECOND).unref();
    };
    process.on('SIGHUP', this.stop).on('SIGINT', this.stop).on('SIGTERM', this.stop);
  }

  async release() {
    // Node.js handles a signal that came while the JSON was read in one of its next two turns.
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    process.off('SIGHUP', this.stop).off('SIGTERM', this.stop);
    if (!this.received) {
      process.off('SIGINT', this.stop);
    } else if (this.received !== 'SIGINT') {
      process.kill(process.pid, this.received);
    }
  }
}

async function answer(command, args, input, limit, out, signals) {
  const json = temporaryFile(out);
  try {
    const late = await run(command, ['last-pass', ...(json ? ['--report', `json=${json}`] : []), ...args], input, limit, out, signals);
    return { document: json && read(json, out), late };
  } finally {
    if (json) {
      fs.rmSync(dirname(json), { recursive: true, force: true });
    }
  }
}

// The program writes reports to plain files only.
function temporaryFile(out) {
  try {
    return join(fs.mkdtempSync(join(tmpdir(), 'empirical-')), 'answer.json');
  } catch (error) {
    sayError(`no annotations: ${error.message}`, out);
    return undefined;
  }
}

// Returns undefined if the program wrote none: then it has printed why.
function read(json, out) {
  try {
    const entry = fs.statSync(json, { throwIfNoEntry: false });
    // To read a pipe would block the run until something is written to it.
    if (entry && !entry.isFile()) {
      throw new Error('not a regular file');
    }
    return entry && JSON.parse(fs.readFileSync(json, 'utf8'));
  } catch {
    sayError("no annotations: the program's JSON cannot be read", out);
    return undefined;
  }
}

async function run([program, ...first], args, input, limit, out, signals) {
  // On a terminal, the program itself draws in colour and with links. Elsewhere it gets pipes of its own: what it leaves running
  // could hold ours for ever.
  const child = spawn(program, [...first, ...args], { stdio: ['pipe', ...Array(2).fill(out.isTTY ? out : 'pipe')], windowsHide: true });
  signals.child = child;
  const texts = ['', ''];
  let shown = 0;
  const ended = end(child, limit, texts, () => {
    const lines = texts[1].lastIndexOf('\n', MAX_SHOWN - 1) + 1;
    // What the program prints here before its answer says what it waits for. An answer that was printed earlier is read in the
    // next turn.
    setImmediate(setImmediate, () => {
      if (texts[0] === '') {
        out.write(texts[1].slice(shown, lines));
        shown = lines;
      }
    });
  });
  // A terminal sends Ctrl-C to both, and the program's end may arrive here first.
  child.on('exit', (status, by) => (status === 130 || by === 'SIGINT') && signals.stop('SIGINT'));
  // It may end before it has read everything. Without a free file descriptor, it has no streams.
  child.stdin?.on('error', () => {}).end(JSON.stringify(input));
  const { problem, late = false } = await ended;
  child.kill('SIGKILL');
  child.stdio?.forEach((it) => it?.destroy());
  // What is cut off may lack the end of its line.
  texts.forEach((text, i) => out.write(text.slice([0, shown][i], MAX_SHOWN).replace(/[^\n]$/, '$&\n')));
  shown = MAX_SHOWN;
  if (signals.received) {
    say('the look-up of the failed tests was interrupted', out);
  } else if (problem) {
    sayError(problem, out);
  } else if (texts.some((text) => text.length > MAX_SHOWN)) {
    say('the rest is not shown: it is too long', out);
  }
  return late;
}

// Collects what the program prints until it ends. Returns a line about its end where the program could not print one, and whether it
// was late.
function end(child, limit, texts, onText) {
  const seconds = Math.min(limit, MAX_TIMER);
  return new Promise((resolve) => {
    [child.stdout, child.stderr].forEach((stream, i) =>
      stream?.setEncoding('utf8').on('data', (chunk) => {
        if (texts[i].length <= MAX_SHOWN) {
          texts[i] += chunk;
        }
        onText();
      })
    );
    const ended = (status, signal) => resolve({ problem: signal && `${child.spawnfile} was ended by ${signal}` });
    child.on('close', ended);
    // What it leaves running may hold its pipes.
    child.on('exit', (...how) => setTimeout(ended, SECOND, ...how).unref());
    child.on('error', (error) => resolve({ problem: `cannot run ${child.spawnfile}: ${error.message}` }));
    const tooLate = { problem: `no answer about the failed tests within ${seconds} seconds`, late: true };
    setTimeout(resolve, seconds * SECOND, tooLate).unref();
  });
}
