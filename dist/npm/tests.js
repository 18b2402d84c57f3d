'use strict';

// What both reporters share. A test's fields have the names that they have in Playwright's HTML report.
const { sep } = require('node:path');

// merge-reports appends digits to an ID that several shards have, in Playwright 1.40 perhaps with a dash among them.
const lengthened = /^([0-9a-f]{20}-[0-9a-f]{20})[0-9a-f-]+$/;

// Each test of the suite, with the ID to look up. A repetition (--repeat-each) has an ID of its own, which the service does not know:
// it is looked up by the ID of the first run, unless that is in another shard. The first run is the one with the same project, file
// and titles, which are unique in a file. Several projects can have the same name, but the tests of each come together, first runs
// before repetitions: so a test's first run is the last one that came before it.
exports.of = (suite) => {
  const firsts = new Map();
  return suite.allTests().map((test) => {
    // It begins with an empty title, the project and the file.
    const titlePath = test.titlePath();
    const key = JSON.stringify(titlePath);
    if (test.repeatEachIndex === 0) {
      firsts.set(key, test);
    }
    const [, projectName, file, ...titles] = titlePath;
    return {
      test,
      id: (firsts.get(key) ?? test).id.replace(lengthened, '$1'),
      projectName,
      fileName: file.split(sep).join('/'),
      title: test.title,
      path: titles.slice(0, -1).filter((it) => it !== ''),
    };
  });
};

exports.say = (line, stream) => stream.write(`empirical: ${line}\n`);

exports.sayError = (line, stream) => exports.say(`error: ${line}`, stream);

// A closed pipe, as after a pager has quit or a gate has stopped, must not end Playwright.
exports.allowClosedPipe = (stream) =>
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') {
      throw error;
    }
  });
