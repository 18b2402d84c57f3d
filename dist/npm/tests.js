'use strict';

// What both reporters say about Playwright's tests, in the words of Playwright's HTML report.
const { sep } = require('node:path');

// merge-reports appends digits to an ID that several shards have.
const lengthened = /^([0-9a-f]{20}-[0-9a-f]{20})[0-9a-f]+$/;

// The titles of a test begin with an empty one, its project and its file.
exports.of = (suite) =>
  suite.allTests().map((test) => {
    const [, projectName, file, ...titles] = test.titlePath();
    return {
      test,
      id: test.id.replace(lengthened, '$1'),
      projectName,
      fileName: file.split(sep).join('/'),
      title: test.title,
      path: titles.slice(0, -1).filter((it) => it !== ''),
    };
  });

exports.say = (line, stream) => stream.write(`empirical: ${line}\n`);
