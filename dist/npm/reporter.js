'use strict';

// A reporter for Playwright: after a run with failures, it prints what `empirical last-pass` answers about the failed tests.
//
//   reporter: [['html'], ['@empiricalrun/cli/reporter', { args: ['--env', 'production,staging'] }]]
//
// It never changes the result of the run, and holds it up for a limited time only.
const { spawn } = require('node:child_process');
const { relative } = require('node:path');
const program = require('./program.js');
const tests = require('./tests.js');

// When a question about all tests has no answer, a matrix of question marks would only repeat the message.
const UNANSWERED = [69, 70, 75, 76, 77];
const ALL_FAILED = /^empirical: of (\d+) test cases, \1 could not be looked up\n/m;

// How long the program may take beyond its own --timeout, and --wait, in seconds.
const GRACE = 5;
const UNITS = { w: 604800, d: 86400, h: 3600, m: 60, s: 1 };

module.exports = class {
  constructor({ args = [] } = {}) {
    this.args = args;
  }

  // Otherwise Playwright would not add the reporter that shows progress and a summary.
  printsToStdio() {
    return false;
  }

  onBegin(config, suite) {
    this.config = config;
    this.suite = suite;
  }

  async onEnd(result) {
    try {
      if (this.suite?.allTests().some((test) => test.outcome() === 'unexpected')) {
        process.stdout.write('\n');
        await run(this.args, this.report(result));
      }
    } catch (error) {
      tests.say(error.message);
    }
  }

  // The report.json of Playwright's HTML report, as far as the program reads it, without the errors outside of tests: they need no
  // second warning.
  report(result) {
    const files = new Map();
    const stats = { total: 0, expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
    for (const { test, id, projectName, fileName, title, path } of tests.of(this.suite)) {
      const outcome = test.outcome();
      stats.total++;
      stats[outcome]++;
      if (!files.has(fileName)) {
        files.set(fileName, { fileName, tests: [] });
      }
      files.get(fileName).tests.push({
        testId: id,
        title,
        path,
        projectName,
        location: { ...test.location, file: relative(this.config.rootDir, test.location.file) },
        annotations: test.annotations.map(({ type }) => ({ type: String(type) })),
        tags: test.tags ?? [],
        outcome,
        ok: ['expected', 'flaky'].includes(outcome),
        results: test.results.map(() => ({})),
        repeatEachIndex: test.repeatEachIndex || undefined,
      });
    }
    return {
      startTime: result.startTime.getTime(),
      duration: result.duration,
      files: [...files.values()],
      stats,
    };
  }
};

// Runs the program, which says itself why it has no answer.
function run(args, report) {
  if (!Array.isArray(args)) {
    throw new Error("the reporter's args are not a list, such as ['--env', 'production']");
  }
  const timeout = option(args, '--timeout');
  const all = ['last-pass', '--from-playwright', '-', ...(timeout ? [] : ['--timeout', '10s']), ...args];
  const limit = Math.min(seconds(timeout ?? '10s') + seconds(option(args, '--wait') ?? '') + GRACE, 1e6);
  return new Promise((resolve, reject) => {
    // On a terminal, the program itself draws in colour and with links. Elsewhere it must not share our pipe: Node.js makes it one
    // that does not wait for its reader.
    const stdio = ['pipe', ...[process.stdout, process.stderr].map((it) => (it.isTTY ? 'inherit' : 'pipe'))];
    const child = spawn(program.find(), all, { stdio, windowsHide: true });
    const [out, err] = [child.stdout, child.stderr].map(collect);
    const timer = setTimeout(() => {
      child.removeAllListeners('close');
      child.kill('SIGKILL');
      reject(new Error(`no answer about the failed tests within ${limit} seconds`));
    }, limit * 1000);
    child.on('error', (error) => reject(new Error(`cannot run ${child.spawnfile}: ${error.message}`)));
    child.on('close', (status, signal) => {
      clearTimeout(timer);
      const message = err();
      if (UNANSWERED.includes(status) && (report.stats.unexpected === 1 || ALL_FAILED.test(message))) {
        process.stderr.write(message.replace(ALL_FAILED, ''));
      } else {
        process.stdout.write(out());
        process.stderr.write(message);
      }
      resolve(signal === null || tests.say(`${child.spawnfile} was ended by ${signal}`));
    });
    // It may end before it has read everything.
    child.stdin.on('error', () => {});
    child.stdin.end(JSON.stringify(report));
  });
}

// Returns a function for the text that has arrived.
function collect(stream) {
  let text = '';
  stream?.setEncoding('utf8').on('data', (chunk) => (text += chunk));
  return () => text;
}

function option(args, name) {
  return args.findLast((it, index) => args[index - 1] === name || it.startsWith(`${name}=`));
}

function seconds(duration) {
  return [...duration.matchAll(/(\d+)([wdhms])/gi)].reduce((sum, [, count, unit]) => sum + count * UNITS[unit.toLowerCase()], 0);
}
