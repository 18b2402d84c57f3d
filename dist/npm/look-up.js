'use strict';

// Runs the program once, for a limited time. It ends with this process, and no temporary file stays.
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const { tmpdir } = require('node:os');
const { dirname, join } = require('node:path');
const { say, sayError } = require('./tests.js');

// In milliseconds.
const SECOND = 1000;
// In seconds: a longer timer of Node.js ends at once.
const MAX_TIMER = 2147483;
// In characters: a table of ten thousand tests.
const MAX_SHOWN = 1 << 20;
// The program prints it just before the answer, but on the other stream. Node.js may read more messages before the answer.
const HEADING = /^empirical: \d.*; when each last passed:\n/m;

// Prints what `empirical last-pass` prints to `out`: `command` is started with `args` and `env`, and reads `input` as JSON. Returns
// its JSON document, undefined without one, and whether it was ended because it took longer than `limit`, in seconds. Ctrl-C ends
// the program only.
module.exports = async (call) => {
  const signals = new Signals(call.out);
  try {
    return await answer(call, signals);
  } finally {
    await signals.release();
  }
};

// A signal ends the program first, and this process only when the temporary file is gone.
class Signals {
  constructor(out) {
    // On Windows, a console gives Ctrl-C to the program, too, and kill() would end it before it has finished.
    const shared = process.platform === 'win32' && out.isTTY;
    this.received = undefined;
    this.child = undefined;
    this.stop = (signal) => {
      this.received = signal;
      if (!(shared && signal === 'SIGINT')) {
        this.child?.kill();
      }
      // A second Ctrl-C ends this process, too, if it comes a second after the first: where npm's shell is bash, npm repeats each one
      // at once.
      setTimeout(() => {
        process.off('SIGINT', this.stop);
        this.child?.kill('SIGKILL');
      }, SECOND).unref();
    };
    process.on('SIGHUP', this.stop).on('SIGINT', this.stop).on('SIGTERM', this.stop);
  }

  async release() {
    // Node.js handles signals between two calls of setImmediate. One may have come while the JSON was read.
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

async function answer(call, signals) {
  const json = temporaryFile(call.out);
  try {
    const args = ['last-pass', ...(json ? ['--report', `json=${json}`] : []), ...call.args];
    const late = await run({ ...call, args }, signals);
    return { document: json && read(json, call.out), late };
  } finally {
    if (json) {
      fs.rmSync(dirname(json), { recursive: true, force: true });
    }
  }
}

// A file and not a pipe, since the program writes reports to plain files only.
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
    // Reading a named pipe would block the run until something is written to it.
    if (entry && !entry.isFile()) {
      throw new Error('not a regular file');
    }
    return entry && JSON.parse(fs.readFileSync(json, 'utf8'));
  } catch {
    sayError("no annotations: the program's JSON cannot be read", out);
    return undefined;
  }
}

async function run({ command: [program, ...first], args, env, input, limit, out }, signals) {
  // On a terminal, the program itself draws in colour and with links. Elsewhere it gets pipes of its own: a process that it leaves
  // running could keep those of this one open for ever.
  const stdio = ['pipe', ...Array(2).fill(out.isTTY ? out : 'pipe')];
  const child = spawn(program, [...first, ...args], { env, stdio, windowsHide: true });
  signals.child = child;
  // A terminal sends Ctrl-C to both processes, and the program may end before this one receives it.
  child.on('exit', (status, by) => (status === 130 || by === 'SIGINT') && signals.stop('SIGINT'));
  // The program may end before it has read everything. It has no streams if there was no free file descriptor.
  child.stdin?.on('error', () => {}).end(JSON.stringify(input));
  const printed = new Printed(child.stdout);
  const messages = new Printed(child.stderr);
  // Messages before the answer say what the program waits for, and are shown at once. Node.js calls setImmediate's function when it
  // has read both streams, so an answer that was printed before a message is known by then.
  child.stderr?.on('data', () => setImmediate(() => printed.text === '' && out.write(messages.takeLines())));
  const { problem, late = false } = await end(child, limit);
  child.kill('SIGKILL');
  child.stdio?.forEach((it) => it?.destroy());
  out.write(messages.takeHeading());
  out.write(printed.takeAll());
  out.write(messages.takeAll());
  if (signals.received) {
    say('the look-up of the failed tests was interrupted', out);
  } else if (problem) {
    sayError(problem, out);
  } else if (printed.isTooLong() || messages.isTooLong()) {
    say('the rest is not shown: it is too long', out);
  }
  return late;
}

// The text of one of the program's streams, up to a limit. What is taken from it is shown.
class Printed {
  constructor(stream) {
    this.text = '';
    this.room = MAX_SHOWN;
    stream?.setEncoding('utf8').on('data', (chunk) => {
      this.text += chunk.slice(0, Math.max(this.room, 0));
      this.room -= chunk.length;
    });
  }

  isTooLong() {
    return this.room < 0;
  }

  // Whole lines, up to the heading.
  takeLines() {
    const heading = this.text.search(HEADING);
    return this.take(heading < 0 ? this.text.lastIndexOf('\n') + 1 : heading);
  }

  // The heading and the lines before it.
  takeHeading() {
    const heading = HEADING.exec(this.text);
    return this.take(heading ? heading.index + heading[0].length : 0);
  }

  // The program may have been ended within a line.
  takeAll() {
    return this.take(this.text.length).replace(/[^\n]$/, '$&\n');
  }

  take(end) {
    const taken = this.text.slice(0, end);
    this.text = this.text.slice(end);
    return taken;
  }
}

// Waits until the program ends. Returns a line about its end where the program could not print one, and whether it was late.
function end(child, limit) {
  const seconds = Math.min(limit, MAX_TIMER);
  return new Promise((resolve) => {
    const ended = (status, signal) => resolve({ problem: signal && `${child.spawnfile} was ended by ${signal}` });
    child.on('close', ended);
    // A process that the program leaves running may keep its pipes open. Then there is no 'close'.
    child.on('exit', (...how) => setTimeout(ended, SECOND, ...how).unref());
    child.on('error', (error) => resolve({ problem: `cannot run ${child.spawnfile}: ${error.message}` }));
    const tooLate = { problem: `no answer about the failed tests within ${seconds} seconds`, late: true };
    setTimeout(resolve, seconds * SECOND, tooLate).unref();
  });
}
