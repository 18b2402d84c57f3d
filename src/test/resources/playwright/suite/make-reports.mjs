// Makes the reports anew: node make-reports.mjs FOLDER [NAME]...
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = resolve(process.argv[2] ?? 'reports');
const names = process.argv.slice(3);
mkdirSync(folder, { recursive: true });

report('two-projects', ['test']);
report('second-project', ['test', '--project=firefox']);
report('no-projects', ['test', '--config=no-projects.config.mjs']);
report('all-passed', ['test', '--grep=is up|opens the cart', '--project=chromium', 'checkout']);
report('load-error', ['test', '--config=load-error.config.mjs']);
report('repeated', ['test', '--grep=converts|pays by', '--repeat-each=3']);
report('half-pairs', ['test', '--config=odd.config.mjs']);
merged('merged-shards', shards(2, '--grep=converts|opens|answers'));
merged('merged-repeats', shards(3, '--repeat-each=3', '--grep=converts|pays by'));
merged('merged-machines', ['linux', 'mac'].map((name) => [`--grep=answers|converts|${name}`]), ['linux', 'mac']);
merged('merged-setup', shards(2, '--config=setup.config.mjs'));
merged('merged-setup-1.62', shards(2, '--config=setup.config.mjs'));
process.env.PROJECT_NAME = 'web';
merged('merged-same-names', shards(2, '--config=same-names.config.mjs'));
delete process.env.PROJECT_NAME;
merged('merged-no-names', [['--config=same-names.config.mjs']]);

function shards(total, ...args) {
  return Array.from({ length: total }, (_, n) => [`--shard=${n + 1}/${total}`, ...args]);
}

/** One run with its report, and beside it what Playwright itself says of each test. */
function report(name, args) {
  if (wanted(name)) {
    playwright([...args, '--reporter=json,./ids-reporter.mjs'], {
      IDS_FILE: join(folder, `${name}.tsv`),
      PLAYWRIGHT_JSON_OUTPUT_NAME: join(folder, `${name}.json`),
    });
  }
}

/** Several runs, perhaps of several machines, put into one report. */
function merged(name, runs, machines = []) {
  if (!wanted(name)) {
    return;
  }
  runs.forEach((args, n) =>
    playwright(['test', ...args, '--reporter=blob'], {
      PLAYWRIGHT_BLOB_OUTPUT_FILE: join('blobs-made', `${n}.zip`),
      ...(machines[n] && { PWTEST_BOT_NAME: machines[n] }),
    }),
  );
  report(name, ['merge-reports', 'blobs-made']);
  rmSync('blobs-made', { recursive: true, force: true });
}

function wanted(name) {
  return names.length === 0 ? name !== 'merged-setup-1.62' : names.includes(name);
}

function playwright(args, env) {
  spawnSync('npx', ['playwright', ...args], { stdio: 'inherit', env: { ...process.env, ...env } });
}
