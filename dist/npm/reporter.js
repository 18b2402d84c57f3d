'use strict';

// A reporter for Playwright: after a run with failures, it prints what `empirical last-pass` answers about the failed tests, and
// adds it to these tests' annotations, for Playwright's own reporters that come after it.
//
//   reporter: [['list'], ['@empiricalrun/last-pass/reporter', { args: ['--env', 'production,staging'] }], ['html']]
//
// It never changes the result of the run, and delays its end for a limited time only.
const fs = require('node:fs');
const { dirname, resolve } = require('node:path');
const lookUp = require('./look-up.js');
const programs = require('./program.js');
const tests = require('./tests.js');

// The README has this number and GRACE.
const MAX_TIME = '10s';
// How long the program may take beyond its own --max-time, in seconds.
const GRACE = 5;
// All of this reporter's options.
const OPTIONS = ['args', 'program'];
// The options of a gate, each with a value. The program does not judge failed tests.
const GATE = ['--require', '--max-age', '--since', '--wait'];
// Playwright's reports that show annotations.
const ANNOTATED = ['html', 'json', 'junit'];
// What may look like an option in the name of a file, or was lost where the name is not UTF-8.
const UNUSUAL = /--|(?!-)\p{Pd}|[\p{Cc}\p{Cf}\u2212\ufffd]/u;
const UNITS = { w: 604800, d: 86400, h: 3600, m: 60, s: 1 };

module.exports = class {
  constructor({ args = [], program, configDir = '' } = {}) {
    this.args = args;
    this.program = program;
    this.configDir = configDir;
  }

  // So that Playwright still adds its own reporter of progress where the configuration has none.
  printsToStdio() {
    return false;
  }

  onBegin(config, suite) {
    this.reporters = reporters(config);
    this.suite = suite;
  }

  async onEnd(result) {
    const out = this.reporters?.some(printsData) ? process.stderr : process.stdout;
    tests.allowClosedPipe(out);
    try {
      if (!Array.isArray(this.args)) {
        throw new Error("the reporter's args are not a list, such as ['--env', 'production']");
      }
      const outcomes = this.suite?.allTests().map((it) => it.outcome()) ?? [];
      const anyFailed = outcomes.includes('unexpected');
      const runFailed = !['passed', 'interrupted'].includes(result.status);
      const mistakes = this.mistakes();
      if (!anyFailed && !runFailed && mistakes.length === 0) {
        return;
      }
      out.write('\n');
      mistakes.forEach((it) => tests.sayError(it, out));
      if (anyFailed && result.status === 'interrupted') {
        tests.say('the failed tests were not looked up: the run was interrupted', out);
      } else if (anyFailed) {
        await this.answer(result, out);
      } else if (runFailed) {
        tests.say(withoutFailedTest(result.status, outcomes), out);
      }
    } catch (error) {
      tests.sayError(error.message, out);
    }
    // Playwright's line reporter erases the line above its summary.
    out.write('\n');
  }

  async answer(result, out) {
    const all = tests.of(this.suite);
    const args = this.args.map(String).filter((it, i, all) => !GATE.includes(all[i - 1]) && !GATE.some((gate) => isOption(gate, it)));
    const maxTime = valueOf('--max-time', args);
    const limit = seconds(maxTime ?? MAX_TIME) + GRACE;
    // The same run of the program prints and annotates, so that both say the same.
    const { document, late } = await lookUp({
      command: this.command(),
      args: ['--from-playwright', '-', '--max-time', MAX_TIME, ...colour(args), ...summary(args, out), ...args],
      env: this.variables(),
      input: report(all, result),
      limit,
      out,
    });
    if (document) {
      annotate(all, document.test_cases);
      this.checkPlace(out);
    }
    if (maxTime === undefined && (late || document?.errors?.some(({ message }) => message.includes('(--max-time)')))) {
      tests.say("to allow more time, give the reporter args: ['--max-time', '30s']", out);
    }
  }

  // A path is relative to the configuration, as the path of a reporter is.
  command() {
    return this.program === undefined ? programs.find() : programs.at(resolve(this.configDir, `${this.program}`));
  }

  // The project's file lies beside the configuration, but Playwright may have been started in another folder (`-c apps/e2e`).
  variables() {
    return { ...process.env, EMPIRICAL_CONFIG: process.env.EMPIRICAL_CONFIG ?? projectFile(resolve(this.configDir)) };
  }

  // What is wrong with the options. Playwright's configuration has the user's only; the constructor gets others, too.
  mistakes() {
    const [, options] = this.reporters?.find(([name]) => isThis(name)) ?? [];
    const unknown = Object.keys(options ?? {}).filter((it) => !OPTIONS.includes(it));
    const gate = GATE.find((it) => has(it, this.args));
    return [
      ...(unknown.length > 0 ? [`the reporter has no option ${unknown.join(', ')}; there are ${OPTIONS.join(', ')}`] : []),
      ...(gate ? [`the reporter ignores ${gate}, since a report of failed tests is no gate; remove it from args`] : []),
    ];
  }

  checkPlace(out) {
    const [first] = this.reporters.find(([name]) => ANNOTATED.includes(name) || isThis(name)) ?? [];
    if (ANNOTATED.includes(first)) {
      tests.say(`to have this in Playwright's ${first} report, list this reporter before '${first}'`, out);
    }
  }
};

// The configuration that Playwright passes on lacks reporters that the command line of merge-reports names.
function reporters(config) {
  const [, , command, ...args] = process.argv;
  const named = command === 'merge-reports' && valueOf('--reporter', args)?.replace(/^--reporter=/, '');
  return named ? named.split(',').map((it) => [it]) : (config.reporter ?? []);
}

// As Playwright finds a reporter: by its path from the working folder, else by its name.
function isThis(name) {
  return [resolve(name), name].some((it) => {
    try {
      return require.resolve(it, { paths: [process.cwd()] }) === __filename;
    } catch {
      return false;
    }
  });
}

// The path of the folder's file, if the program would read it there: no link, and its owner is the folder's or root. On Windows, every
// owner is 0.
function projectFile(folder) {
  const file = resolve(folder, 'empirical.properties');
  const entry = fs.lstatSync(file, { throwIfNoEntry: false });
  return entry?.isFile() && [0, fs.statSync(folder).uid].includes(entry.uid) ? file : undefined;
}

function failed(test) {
  return test.outcome() === 'unexpected';
}

// Says why nothing is looked up after a run that did not pass.
function withoutFailedTest(status, outcomes) {
  if (status === 'timedout') {
    return 'no test failed before the run timed out (globalTimeout)';
  }
  // Older versions of Playwright do not tell a reporter whether failOnFlakyTests is on.
  const count = outcomes.filter((it) => it === 'flaky').length;
  const flaky = `; ${count} ${count === 1 ? 'was' : 'were'} flaky, which fails a run with failOnFlakyTests`;
  return `no test failed, so none was looked up${count === 0 ? '' : flaky}`;
}

// Whether one of Playwright's own reporters writes data to standard output.
function printsData([name, options]) {
  const variable = { json: 'PLAYWRIGHT_JSON_OUTPUT', junit: 'PLAYWRIGHT_JUNIT_OUTPUT' }[name];
  return variable !== undefined && !(options?.outputFile || process.env[`${variable}_FILE`] || process.env[`${variable}_NAME`]);
}

// FORCE_COLOR is Playwright's variable. The program does not read it, and would print to a pipe without colour.
function colour(args) {
  const forced = !['', '0'].includes(process.env.FORCE_COLOR ?? '');
  return forced && !has('--color', args) ? ['--color', 'always'] : [];
}

// Adds the answer to the summary of a job on GitHub, unless there are other reports.
function summary(args, out) {
  const file = process.env.GITHUB_STEP_SUMMARY;
  if (!file || has('--report', args)) {
    return [];
  }
  try {
    // The program rejects others, such as /dev/stdout or a name with an option in it, before it asks anything.
    const entry = fs.lstatSync(file, { throwIfNoEntry: false });
    if ((entry && !entry.isFile()) || /[/\\]$/.test(file)) {
      throw new Error('it is not a regular file');
    }
    if (UNUSUAL.test(file)) {
      throw new Error('its name has dashes in a row, or characters that are not printed');
    }
    fs.accessSync(entry ? file : `${dirname(file)}/`, fs.constants.W_OK);
    // By its path: as a report, '-' would mean standard output.
    return ['--report', `markdown=${resolve(file)}`];
  } catch (error) {
    // Without its name, which may have anything in it.
    tests.sayError(`no summary of the job: cannot write the file in GITHUB_STEP_SUMMARY: ${error.code ?? error.message}`, out);
    return [];
  }
}

// What the program reads of the report.json in Playwright's HTML report. It takes tests with the same ID for one.
function report(all, result) {
  return {
    startTime: result.startTime.getTime(),
    files: all.map(({ test, id, projectName, fileName, title, path }) => ({
      fileName,
      tests: [{ testId: id, title, path, projectName, outcome: test.outcome() }],
    })),
  };
}

// Since Playwright 1.52, each result has a list of annotations, too. It may be the test's own list, which must get them once.
function annotate(all, testCases) {
  const answers = new Map(testCases.map((it) => [it.test_case_id, it.annotations]));
  for (const { test, id } of all.filter((it) => failed(it.test))) {
    const added = (answers.get(id) ?? []).map((description) => ({ type: 'last pass', description }));
    new Set([test, ...test.results].map((it) => it.annotations)).forEach((list) => list?.push(...added));
  }
}

function has(option, args) {
  return args.some((it) => isOption(option, it));
}

function isOption(option, arg) {
  return arg === option || `${arg}`.startsWith(`${option}=`);
}

// The last value of an option, perhaps with its name before it; undefined if it is not given.
function valueOf(option, args) {
  return args.findLast((it, index) => args[index - 1] === option || it.startsWith(`${option}=`));
}

function seconds(duration) {
  return [...duration.matchAll(/(\d+)([wdhms])/gi)].reduce((sum, [, count, unit]) => sum + count * UNITS[unit.toLowerCase()], 0);
}
