'use strict';

// Finds the executable: the one that is named, else that of the platform package that npm installed beside this one. Downloads
// nothing, and takes none from the PATH, where another `empirical` may be.
const { closeSync, openSync, readSync, statSync } = require('node:fs');
const { homepage, name, optionalDependencies } = require('./package.json');

const platform = `${process.platform}-${process.arch}`;
const packageName = `${name}-${platform}`;

// How a program begins: ELF, Mach-O for 64 bits, PE, or a script that names its interpreter.
const beginnings = ['7f454c46', 'cffaedfe', '4d5a', '2321'];

// Anything else, such as the empty file or the zeros that a crash leaves behind, would be run as a shell script, and exit with 0.
function isProgram(file) {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    return false;
  }
  const bytes = Buffer.alloc(4);
  const descriptor = openSync(file);
  readSync(descriptor, bytes, 0, bytes.length, 0);
  closeSync(descriptor);
  return beginnings.some((it) => bytes.toString('hex').startsWith(it));
}

// The path of npm's executable. Throws an error for users if there is none.
exports.find = () => {
  const known = Object.keys(optionalDependencies).map((it) => it.slice(name.length + 1));
  let file;
  try {
    file = require.resolve(`${packageName}/bin/${process.platform === 'win32' ? 'empirical.exe' : 'empirical'}`);
  } catch {
    throw new Error(
      known.includes(platform)
        ? `${packageName} is not installed: it needs optional dependencies and, on Linux arm64, glibc 2.34 or later`
        : `${name} has no executable for ${platform}, only for ${known.join(', ')}; ${homepage} has one for Java`
    );
  }
  if (!isProgram(file)) {
    throw new Error(`${file} is damaged: install ${packageName} again`);
  }
  return file;
};

// The path of another executable, checked in the same way.
exports.at = (file) => {
  if (!isProgram(file)) {
    throw new Error(`no executable at ${file}: write its path from the configuration's folder, such as '../empirical-cli/dist/empirical'`);
  }
  return file;
};
