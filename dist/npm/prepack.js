'use strict';

// Before `npm pack`: a package without the jar would install, but not run.
const program = require('./program.js');

try {
  program.jar();
} catch (error) {
  process.stderr.write(`empirical: error: ${error.message}\n`);
  process.exit(1);
}
