'use strict';

// A reporter for Playwright that lists the selected tests for `empirical last-pass --from -`: how many, then on each line an ID, a
// tab, and a title.
//
//   npx playwright test --list -g @smoke --reporter=@empiricalrun/cli/list
const tests = require('./tests.js');

module.exports = class {
  constructor() {
    this.errors = [];
    this.ran = false;
  }

  onBegin(config, suite) {
    this.suite = suite;
  }

  onTestBegin() {
    this.ran = true;
  }

  onError(error) {
    // Playwright's messages have colours.
    this.errors.push((error.message ?? error.value ?? '').replace(/\x1b\[[0-9;]*m/g, ''));
  }

  // Returns a promise, so that Playwright does not exit before all is written.
  onEnd() {
    const all = this.suite ? tests.of(this.suite) : [];
    const selected = all.filter(({ test }) => test.expectedStatus !== 'skipped');
    let lines = [];
    let count = selected.length;
    if (this.errors.length > 0) {
      // Without the tests of a file that cannot be loaded, a partial list would ask a different question. So none is listed:
      // --from finds fewer tests than the count, which has at least one for each error, and says that the list was cut.
      this.errors.forEach((it) => process.stderr.write(`${it}\n`));
      count += this.errors.length;
    } else {
      lines = entries(selected, all);
      const skipped = all.length - selected.length;
      if (skipped > 0) {
        tests.say(`${skipped} ${skipped === 1 ? 'test is' : 'tests are'} marked as skipped and left out`, process.stderr);
      }
    }
    if (this.ran) {
      tests.say('the tests have run: to list them only, add --list', process.stderr);
    }
    // A configuration or a test file may have printed something before.
    const text = ['', `# empirical: selected tests: ${count}`, ...lines, ''].join('\n');
    return new Promise((resolve) => process.stdout.write(text, resolve));
  }
};

// The title is that of the program's answers about a report, with the file if titles are equal.
function entries(selected, all) {
  const several = new Set(all.map((it) => it.projectName)).size > 1;
  const titles = selected.map(({ title, path, projectName }) => [...path, title].join(' › ') + (several ? ` [${projectName}]` : ''));
  const counts = new Map();
  titles.forEach((it) => counts.set(it, (counts.get(it) ?? 0) + 1));
  return selected.map(({ id, fileName }, i) => {
    const title = counts.get(titles[i]) > 1 ? `${fileName} › ${titles[i]}` : titles[i];
    return `${id}\t${title.replace(/[\t-\r]/g, ' ')}`;
  });
}
