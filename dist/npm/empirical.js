#!/usr/bin/env node
'use strict';

// Runs the executable of the platform package that npm installed beside this one. Downloads nothing.
const { spawn } = require('node:child_process');
const { statSync } = require('node:fs');
const { homepage, name, optionalDependencies } = require('./package.json');

const platform = `${process.platform}-${process.arch}`;
const packageName = `${name}-${platform}`;

function fail(message) {
  process.stderr.write(`empirical: ${message}\n`);
  process.exit(1);
}

function findExecutable() {
  const file = process.platform === 'win32' ? 'empirical.exe' : 'empirical';
  try {
    return require.resolve(`${packageName}/bin/${file}`);
  } catch {
    const known = Object.keys(optionalDependencies).map((it) => it.slice(name.length + 1));
    return fail(
      known.includes(platform)
        ? `${packageName} is not installed: it needs optional dependencies and, on Linux arm64, glibc 2.34 or later`
        : `${name} has no executable for ${platform}, only for ${known.join(', ')}; ${homepage} has one for Java`
    );
  }
}

const executable = findExecutable();
// A full disk leaves an empty file behind, which a shell would run as an empty script, and exit with 0.
if (statSync(executable).size === 0) {
  fail(`${executable} is empty: install ${packageName} again`);
}
const child = spawn(executable, process.argv.slice(2), { stdio: 'inherit' });
child.on('error', (error) => fail(`cannot run ${child.spawnfile}: ${error.message}`));

const forwarded = ['SIGHUP', 'SIGINT', 'SIGTERM'];
forwarded.forEach((signal) => process.on(signal, () => child.kill(signal)));

child.on('exit', (status, signal) => {
  if (signal === null) {
    process.exit(status);
  }
  // End as the executable did, so that the caller sees the same.
  forwarded.forEach((it) => process.removeAllListeners(it));
  process.kill(process.pid, signal);
});
