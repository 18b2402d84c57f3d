'use strict';

// A reporter for Playwright that lists the selected tests for `empirical last-pass --from -`: on each line an ID, a tab, and a title.
//
//   npx playwright test --list -g @smoke --reporter=@empiricalrun/cli/list
const tests = require('./tests.js');

module.exports = class {
  constructor() {
    this.errors = [];
  }

  onBegin(config, suite) {
    this.suite = suite;
  }

  onError(error) {
    // Playwright's messages have colours.
    this.errors.push((error.message ?? error.value ?? '').replace(/\x1b\[[0-9;]*m/g, ''));
  }

  onEnd() {
    // A configuration or a test file may have printed something before, which --from then ignores.
    process.stdout.write('\n# empirical: selected tests\n');
    // Without the tests of a file that cannot be loaded, the list would be another question.
    if (this.errors.length > 0) {
      this.errors.forEach((it) => process.stderr.write(`${it}\n`));
      return;
    }
    const all = this.suite ? tests.of(this.suite) : [];
    const several = new Set(all.map((it) => it.projectName)).size > 1;
    const listed = all.filter(({ test }) => test.expectedStatus !== 'skipped').map((it) => ({ ...it, shown: shown(it, several) }));
    const counts = new Map();
    listed.forEach((it) => counts.set(it.shown, (counts.get(it.shown) ?? 0) + 1));
    const lines = listed.map((it) => `${it.id}\t${counts.get(it.shown) > 1 ? `${it.fileName} › ` : ''}${it.shown}\n`);
    process.stdout.write(lines.join(''));
    const skipped = all.length - listed.length;
    if (skipped > 0) {
      tests.say(`${skipped} ${skipped === 1 ? 'test is' : 'tests are'} marked as skipped and left out`, process.stderr);
    }
  }
};

// The title as the program's answers about a report have it, in one line.
function shown({ title, path, projectName }, several) {
  const project = several ? ` [${projectName}]` : '';
  const text = [...path, title].join(' › ') + project;
  return text.replaceAll('\r', '\\u000d').replaceAll('\n', '\\u000a');
}
