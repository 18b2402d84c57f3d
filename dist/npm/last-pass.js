#!/usr/bin/env node
'use strict';

// Runs `empirical last-pass` or, if the first argument is a command, that command. Exits with its status, or by the same signal.
const { spawn } = require('node:child_process');
const { constants } = require('node:os');
const program = require('./program.js');

// All commands of the program. Completion scripts call the last one.
const COMMANDS = ['last-pass', 'sandbox', 'completion', 'help', '__complete'];

function fail(message) {
  process.stderr.write(`empirical: error: ${message}\n`);
  process.exit(1);
}

function find() {
  try {
    return program.find();
  } catch (error) {
    return fail(error.message);
  }
}

// Set before the program starts, so that no signal ends this process alone.
const forwarded = ['SIGHUP', 'SIGINT', 'SIGTERM'];
forwarded.forEach((signal) => process.on(signal, () => child.kill(signal)));

const [command, ...first] = find();
const given = process.argv.slice(2);
const args = COMMANDS.includes(given[0]) ? given : ['last-pass', ...given];
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
