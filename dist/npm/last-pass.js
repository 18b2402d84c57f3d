#!/usr/bin/env node
'use strict';

// Runs `empirical last-pass` or, if the first argument is a command, that command. Exits with its status, or by the same signal.
const { spawn } = require('node:child_process');
const { constants } = require('node:os');
const programs = require('./program.js');

const WINDOWS = process.platform === 'win32';

// All commands of the program. Completion scripts call the last one.
const COMMANDS = ['last-pass', 'sandbox', 'completion', 'help', '__complete'];

// All options without which a run asks about other tests, or its gate is weaker.
const ESSENTIAL = ['--days', '--env-name', '--from', '--require', '--max-age', '--since'];

// Beside these, two that name tests, and that no other tool has.
const NOTICED = [...ESSENTIAL, '--from-playwright', '--last-failed'];

function fail(message, status = 1) {
  process.stderr.write(`empirical: error: ${message}\n`);
  process.exit(status);
}

// npm 10 and 11 take an option for their own if no `--` is before it: the program does not get it, but this variable is set.
function variable(option) {
  return `npm_config_${option.slice(2).replaceAll('-', '_')}`;
}

function split(args) {
  return args.flatMap((it) => it.split(/(?<=^--[a-z-]+)=/));
}

// Yarn 1 drops the options of `yarn exec`, and those before a later `--`. It sets this variable, which has every word typed.
function optionsGivenToYarn() {
  try {
    const parts = split(JSON.parse(process.env.npm_config_argv).original);
    return parts.flatMap((it, i) => (NOTICED.includes(it) ? [[it, parts[i + 1] ?? '']] : []));
  } catch {
    return []; // Not set, or not by Yarn.
  }
}

function rejectLostOptions(args) {
  const options = args.slice(0, [...args, '--'].indexOf('--'));
  if (options.some((it) => ['-h', '--help', '-V', '--version'].includes(it))) {
    return;
  }
  const lost = NOTICED.find((it) => variable(it) in process.env && !isPassedOn(it, process.env[variable(it)], options));
  if (lost) {
    const script = process.env.npm_lifecycle_event ?? 'npx';
    const call = script !== 'npx' && /^[\w:.-]+$/.test(script) ? `npm run ${script}` : 'npm exec @empiricalrun/last-pass';
    // In PowerShell, some versions of npm drop a -- without quotation marks.
    const powerShell = WINDOWS ? ` (in PowerShell, with quotation marks: '--')` : '';
    const advice = `put -- before the options, as in ${call} -- ${lost}${powerShell}, or unset the variable`;
    fail(`npm has taken ${lost} (${variable(lost)} is set); ${advice}`, 2);
  }
  const [dropped] = optionsGivenToYarn().find(([option, value]) => !isPassedOn(option, value, options)) ?? [];
  if (dropped) {
    const advice = 'type yarn last-pass …, without -- among the options, or unset npm_config_argv';
    fail(`Yarn has dropped ${dropped}; ${advice}`, 2);
  }
}

// Whether the options have this value all the same: a script may pass it on, as `--require $npm_config_require` does.
function isPassedOn(option, value, options) {
  const parts = split(options);
  // npm joins the values of a repeated option by empty lines.
  const taken = value.split('\n\n');
  const values = parts.filter((it, i) => parts[i - 1] === option);
  switch (option) {
    case '--last-failed':
      return options.includes(option);
    case '--require':
      return taken.flatMap((it) => it.split(',')).every((it) => values.some((list) => list.split(',').includes(it)));
    default:
      return taken.every((it) => values.includes(it));
  }
}

function find() {
  try {
    return programs.find();
  } catch (error) {
    return fail(error.message);
  }
}

// Set before the program starts, so that no signal ends this process alone. On Windows, the console sends Ctrl-C to the program, too,
// and kill() would end it before it has finished.
const forwarded = ['SIGHUP', 'SIGINT', WINDOWS ? 'SIGBREAK' : 'SIGTERM'];
forwarded.forEach((signal) => process.on(signal, () => WINDOWS || child.kill(signal)));

const passed = process.argv.slice(2);
const args = COMMANDS.includes(passed[0]) ? passed : ['last-pass', ...passed];
if (args[0] === 'last-pass') {
  rejectLostOptions(args);
}
const [command, ...first] = find();
const child = spawn(command, [...first, ...args], { stdio: 'inherit' });
child.on('error', (error) => fail(`cannot run ${child.spawnfile}: ${error.message}`));

child.on('exit', (status, signal) => {
  if (signal === null) {
    process.exit(status);
  }
  // The caller sees the same signal. Node.js would take SIGUSR1 to start its debugger, and ignores some others.
  if (signal !== 'SIGUSR1') {
    forwarded.forEach((it) => process.removeAllListeners(it));
    process.kill(process.pid, signal);
  }
  process.exit(128 + constants.signals[signal]);
});
