'use strict';

// Runs the program once, for a limited time. It ends with this process, and no temporary file stays.
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const { tmpdir } = require('node:os');
const { dirname, join } = require('node:path');
const { say } = require('./tests.js');

// In milliseconds.
const SECOND = 1000;

// Prints what `empirical last-pass` prints, and returns its JSON document; undefined without one. Ctrl-C ends the program only.
module.exports = async (program, args, input, limit, out) => {
  const json = temporaryFile(out);
  let signal;
  try {
    signal = await run(program, ['last-pass', ...(json ? ['--report', `json=${json}`] : []), ...args], input, limit, out);
    return json && fs.existsSync(json) ? JSON.parse(fs.readFileSync(json, 'utf8')) : undefined;
  } finally {
    if (json) {
      fs.rmSync(dirname(json), { recursive: true, force: true });
    }
    if (signal && signal !== 'SIGINT') {
      process.kill(process.pid, signal);
    }
  }
};

// The program writes reports to plain files only.
function temporaryFile(out) {
  try {
    return join(fs.mkdtempSync(join(tmpdir(), 'empirical-')), 'answer.json');
  } catch (error) {
    say(`no annotations: ${error.message}`, out);
    return undefined;
  }
}

// Returns the signal that came meanwhile, if any.
async function run(program, args, input, limit, out) {
  let child;
  let signal;
  const stop = (it) => {
    signal = it;
    child.kill();
    // A second Ctrl-C ends this process, too. Not at once, as in Playwright: npm sends each one twice where its shell is bash.
    setTimeout(() => {
      process.off('SIGINT', stop);
      child.kill('SIGKILL');
    }, SECOND).unref();
  };
  process.on('SIGHUP', stop).on('SIGINT', stop).on('SIGTERM', stop);
  try {
    // On a terminal, the program itself draws in colour and with links. Elsewhere it gets pipes of its own: what it leaves running
    // could hold ours for ever.
    child = spawn(program, args, { stdio: ['pipe', ...Array(2).fill(out.isTTY ? out : 'pipe')], windowsHide: true });
    // A terminal sends Ctrl-C to both, and the program's end may arrive here first.
    child.on('exit', (status, by) => (status === 130 || by === 'SIGINT') && stop('SIGINT'));
    const texts = [child.stdout, child.stderr].map(collect);
    // It may end before it has read everything.
    child.stdin.on('error', () => {});
    child.stdin.end(JSON.stringify(input));
    const problem = await end(child, limit);
    child.kill('SIGKILL');
    child.stdio.forEach((it) => it?.destroy());
    texts.forEach((text) => out.write(text()));
    const line = signal ? 'the look-up of the failed tests was interrupted' : problem;
    if (line) {
      say(line, out);
    }
    return signal;
  } finally {
    process.off('SIGHUP', stop).off('SIGTERM', stop);
    if (!signal) {
      process.off('SIGINT', stop);
    }
  }
}

// Returns a function for the text that has arrived.
function collect(stream) {
  let text = '';
  stream?.setEncoding('utf8').on('data', (chunk) => (text += chunk));
  return () => text;
}

// Waits for the program's end. Returns what it cannot say itself about it.
function end(child, limit) {
  return new Promise((resolve) => {
    const ended = (status, signal) => resolve(signal && `${child.spawnfile} was ended by ${signal}`);
    child.on('close', ended);
    // What it leaves running may hold its pipes.
    child.on('exit', (...how) => setTimeout(ended, SECOND, ...how).unref());
    child.on('error', (error) => resolve(`cannot run ${child.spawnfile}: ${error.message}`));
    setTimeout(resolve, limit * SECOND, `no answer about the failed tests within ${limit} seconds`).unref();
  });
}
