'use strict';

// Before `npm pack`: a package without the jar would install, but not run.
const programs = require('./program.js');

try {
  programs.jar();
} catch (error) {
  process.stderr.write(`empirical: error: ${error.message}\n`);
  process.exit(1);
}
