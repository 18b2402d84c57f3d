// Makes the reports anew: node make-reports.mjs FOLDER [NAME]...
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = resolve(process.argv[2] ?? 'reports');
const names = process.argv.slice(3);
mkdirSync(folder, { recursive: true });

report('two-projects', ['test']);
report('no-projects', ['test', '--config=no-projects.config.mjs']);
report('all-passed', ['test', '--grep=is up|opens the cart', '--project=chromium', 'checkout']);
report('load-error', ['test', '--config=load-error.config.mjs']);
merged('merged-setup-1.62', shards(2, '--config=setup.config.mjs'));

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

/** Several runs put into one report. */
function merged(name, runs) {
  if (!wanted(name)) {
    return;
  }
  runs.forEach((args, n) =>
    playwright(['test', ...args, '--reporter=blob'], {
      PLAYWRIGHT_BLOB_OUTPUT_FILE: join('blobs-made', `${n}.zip`),
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
