'use strict';

// A reporter for Playwright that lists the selected tests for `empirical last-pass --from -`. The first line has their number, each
// further one an ID, a tab and a title, and the last one marks the end: without them, a cut list would look like a shorter one.
//
//   npx playwright test --list -g @smoke --reporter=@empiricalrun/cli/list
const tests = require('./tests.js');

// What could control a terminal, as the program has it: not what joins letters and emoji.
const unsafe = /(?![\u200c\u200d\u{e0020}-\u{e007f}])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

module.exports = class {
  constructor() {
    this.errors = [];
    this.ran = false;
    // A gate that stops at once, for instance, has closed the pipe.
    process.stdout.on('error', (error) => {
      if (error.code !== 'EPIPE') {
        throw error;
      }
    });
  }

  onBegin(config, suite) {
    this.suite = suite;
  }

  onTestBegin() {
    this.ran = true;
  }

  onError({ message, value, location }) {
    // Playwright's messages have colours.
    const lines = (message ?? value ?? '').replace(/\x1b\[[0-9;]*m/g, '').split('\n').map(escaped);
    lines.forEach((it) => process.stderr.write(`${it}\n`));
    const place = location && !lines[0].includes(location.file) ? ` (${escaped(location.file)}:${location.line})` : '';
    this.errors.push(lines[0] + place);
  }

  // Returns a promise, so that Playwright does not exit before all is written.
  onEnd() {
    const all = this.suite ? tests.of(this.suite) : [];
    if (all.length === 0 && this.errors.length === 0) {
      this.errors.push('no tests found');
    }
    if (this.ran) {
      tests.say('the tests have run: to list them only, add --list', process.stderr);
    }
    // Without the tests of a file that cannot be loaded, the list would ask a different question.
    const lines = this.errors.length > 0 ? [`# empirical: error: ${this.errors.join('; ')}`] : list(all);
    // A configuration or a test file may have printed something before.
    return new Promise((resolve) => process.stdout.write(['', ...lines, ''].join('\n'), () => resolve()));
  }
};

function list(all) {
  const distinct = [...new Map(all.map((it) => [it.id, it])).values()];
  const selected = distinct.filter(({ test }) => test.expectedStatus !== 'skipped');
  const leftOut = [
    ...counted(distinct.length - selected.length, 'test marked as skipped', 'tests marked as skipped'),
    ...counted(all.length - distinct.length, 'repetition', 'repetitions'),
  ];
  if (leftOut.length > 0) {
    tests.say(`left out: ${leftOut.join(', ')}`, process.stderr);
  }
  return [`# empirical: selected tests: ${selected.length}`, ...entries(selected, all), '# empirical: end'];
}

function counted(count, one, many) {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
}

// The title is that of the program's answers about a report, with the file if titles are equal.
function entries(selected, all) {
  const several = new Set(all.map((it) => it.projectName)).size > 1;
  const titles = selected.map(({ title, path, projectName }) => [...path, title].join(' › ') + (several ? ` [${projectName}]` : ''));
  const counts = new Map();
  titles.forEach((it) => counts.set(it, (counts.get(it) ?? 0) + 1));
  return selected.map(({ id, fileName }, i) => {
    const title = counts.get(titles[i]) > 1 ? `${fileName} › ${titles[i]}` : titles[i];
    return `${id}\t${escaped(title)}`;
  });
}

function escaped(text) {
  return text.replace(unsafe, (it) => it.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`));
}
