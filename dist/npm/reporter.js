'use strict';

// A reporter for Playwright: after a run with failures, it prints what `empirical last-pass` answers about the failed tests.
//
//   reporter: [['html'], ['@empiricalrun/cli/reporter', { args: ['--env', 'production,staging'] }]]
//
// It never changes the result of the run, and holds it up for a limited time only.
const { spawn } = require('node:child_process');
const program = require('./program.js');
const tests = require('./tests.js');

// How long the program may take beyond its own --timeout, and --wait, in seconds.
const GRACE = 5;
// Timers of Node.js count to 24 days.
const LONGEST = 2000000;
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
    this.suite = suite;
  }

  async onEnd(result) {
    try {
      if (this.suite?.allTests().some((test) => test.outcome() === 'unexpected')) {
        process.stdout.write('\n');
        await run(this.args, this.report(result));
      }
    } catch (error) {
      tests.say(error.message, process.stdout);
    }
  }

  // The report.json of Playwright's HTML report, as far as the program reads it.
  report(result) {
    return {
      startTime: result.startTime.getTime(),
      files: tests.of(this.suite).map(({ test, id, projectName, fileName, title, path }) => ({
        fileName,
        tests: [
          {
            testId: id,
            title,
            path,
            projectName,
            annotations: test.annotations.map(({ type }) => ({ type: String(type) })),
            outcome: test.outcome(),
            results: test.results.map(() => ({})),
          },
        ],
      })),
    };
  }
};

// Runs the program, which says itself why it has no answer.
function run(options, report) {
  if (!Array.isArray(options)) {
    throw new Error("the reporter's args are not a list, such as ['--env', 'production']");
  }
  const args = options.map(String);
  const timeout = valueOf('--timeout', args);
  const all = ['last-pass', '--from-playwright', '-', ...(timeout ? [] : ['--timeout', '10s']), ...args];
  const limit = Math.min(seconds(timeout ?? '10s') + seconds(valueOf('--wait', args) ?? '') + GRACE, LONGEST);
  return new Promise((resolve, reject) => {
    // All goes where Playwright's own output goes, in order. On a terminal, the program itself draws in colour and with links.
    // Elsewhere it must not share our pipe: Node.js makes it one that does not wait for its reader.
    const stdio = ['pipe', ...Array(2).fill(process.stdout.isTTY ? process.stdout : 'pipe')];
    const child = spawn(program.find(), all, { stdio, windowsHide: true });
    const [out, err] = [child.stdout, child.stderr].map(collect);
    const timer = setTimeout(() => {
      child.removeAllListeners('close');
      child.kill('SIGKILL');
      reject(new Error(`no answer about the failed tests within ${limit} seconds; args may have a longer --timeout`));
    }, limit * 1000);
    child.on('error', (error) => reject(new Error(`cannot run ${child.spawnfile}: ${error.message}`)));
    child.on('close', (status, signal) => {
      clearTimeout(timer);
      process.stdout.write(out() + err());
      if (signal !== null) {
        tests.say(`${child.spawnfile} was ended by ${signal}`, process.stdout);
      }
      resolve();
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

// The last value of an option, perhaps with its name before it; undefined if it is not given.
function valueOf(option, args) {
  return args.findLast((it, index) => args[index - 1] === option || it.startsWith(`${option}=`));
}

function seconds(duration) {
  return [...duration.matchAll(/(\d+)([wdhms])/gi)].reduce((sum, [, count, unit]) => sum + count * UNITS[unit.toLowerCase()], 0);
}
