import { writeFileSync } from 'node:fs';

/** Writes what Playwright itself says of each test: ID, outcome, project, repeat and titles. */
export default class IdsReporter {
  onBegin(config, suite) {
    this.suite = suite;
  }

  onEnd() {
    const lines = this.suite.allTests().map((test) => {
      const [, project, , ...titles] = test.titlePath();
      const named = titles.filter((title) => title !== '');
      return [test.id, test.outcome(), project, test.repeatEachIndex, named.join(' › ')].join('\t');
    });
    writeFileSync(process.env.IDS_FILE, lines.map((line) => `${line}\n`).join(''));
  }
}
