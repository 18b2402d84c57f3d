'use strict';

// A reporter for Playwright that lists the selected tests for `empirical last-pass --from -`: each on a line with its ID, a tab and
// its title. The line before them has their number, and the line after them marks the end, so that a list that was cut is not taken
// for a shorter one.
//
//   npx playwright test --list -g @smoke --reporter=@empiricalrun/last-pass/list
const tests = require('./tests.js');

// How many of the skipped tests a message names.
const SHOWN = 3;

// Characters that could control a terminal; the program escapes the same ones. Those that join letters and emoji are kept.
const unsafe = /(?![\u200c\u200d\u{e0020}-\u{e007f}])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

module.exports = class {
  constructor() {
    this.errors = [];
    this.ran = false;
    [process.stdout, process.stderr].forEach(tests.allowClosedPipe);
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
    // Begins with a line break: a configuration or a test file may have printed a part of a line.
    return new Promise((resolve) => process.stdout.write(['', ...lines, ''].join('\n'), () => resolve()));
  }
};

function list(all) {
  const distinct = [...new Map(all.map((it) => [it.id, it])).values()];
  const several = new Set(all.map((it) => it.projectName)).size > 1;
  const selected = distinct.filter(({ test }) => test.expectedStatus !== 'skipped');
  const skipped = distinct.filter(({ test }) => test.expectedStatus === 'skipped');
  const leftOut = [
    ...counted(skipped.length, 'test marked as skipped', 'tests marked as skipped', ` (${some(titles(skipped, several))})`),
    ...counted(all.length - distinct.length, 'repetition', 'repetitions', ''),
  ];
  if (leftOut.length > 0) {
    tests.say(`left out: ${leftOut.join(', ')}`, process.stderr);
  }
  const names = titles(selected, several);
  const entries = selected.map(({ id }, i) => `${id}\t${names[i]}`);
  return [`# empirical: selected tests: ${selected.length}`, ...entries, '# empirical: end'];
}

function counted(count, one, many, names) {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many}${names}`];
}

// As the program lists test cases in a message.
function some(names) {
  const more = names.length - SHOWN;
  return names.slice(0, SHOWN).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

// As in the program's answers about a report: with the project if there are several, and with the file if titles are equal.
function titles(listed, several) {
  const names = listed.map(({ title, path, projectName }) => [...path, title].join(' › ') + (several ? ` [${projectName}]` : ''));
  const counts = new Map();
  names.forEach((it) => counts.set(it, (counts.get(it) ?? 0) + 1));
  return listed.map(({ fileName }, i) => escaped(counts.get(names[i]) > 1 ? `${fileName} › ${names[i]}` : names[i]));
}

function escaped(text) {
  return text.replace(unsafe, (it) => it.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`));
}
