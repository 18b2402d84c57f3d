// Makes the reports anew: node make-reports.mjs FOLDER
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = resolve(process.argv[2] ?? 'reports');
mkdirSync(folder, { recursive: true });

report('two-projects', ['test']);
report('second-project', ['test', '--project=firefox']);
report('no-projects', ['test', '--config=no-projects.config.mjs']);
report('all-passed', ['test', '--grep=is up|opens the cart', '--project=chromium', 'checkout']);
report('load-error', ['test', '--config=load-error.config.mjs']);
report('repeated', ['test', '--grep=converts|pays by', '--repeat-each=3']);
merged('merged-shards', [1, 2].map((n) => [`--shard=${n}/2`, '--grep=converts|opens|answers']));
merged('merged-repeats', [1, 2, 3].map((n) => [`--shard=${n}/3`, '--repeat-each=3', '--grep=converts|pays by']));
merged('merged-machines', ['linux', 'mac'].map((name) => [`--grep=answers|converts|${name}`]), ['linux', 'mac']);

/** One run with its report, and beside it what Playwright itself says of each test. */
function report(name, args) {
  playwright([...args, '--reporter=json,./ids-reporter.mjs'], {
    IDS_FILE: join(folder, `${name}.tsv`),
    PLAYWRIGHT_JSON_OUTPUT_NAME: join(folder, `${name}.json`),
  });
}

/** Several runs, perhaps of several machines, put into one report. */
function merged(name, runs, machines = []) {
  runs.forEach((args, n) =>
    playwright(['test', ...args, '--reporter=blob'], {
      PLAYWRIGHT_BLOB_OUTPUT_FILE: join('blobs-made', `${n}.zip`),
      ...(machines[n] && { PWTEST_BOT_NAME: machines[n] }),
    }),
  );
  report(name, ['merge-reports', 'blobs-made']);
  rmSync('blobs-made', { recursive: true, force: true });
}

function playwright(args, env) {
  spawnSync('npx', ['playwright', ...args], { stdio: 'inherit', env: { ...process.env, ...env } });
}
