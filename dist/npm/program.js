'use strict';

// Finds the executable: the one that is named, else the one for this system that lies in this package or, in a checkout, was built
// there. Downloads nothing, and takes none from the PATH, where another `empirical` may be.
const { closeSync, existsSync, openSync, readdirSync, readSync, statSync } = require('node:fs');
const { join } = require('node:path');
const { name } = require('./package.json');

// Systems and processors as the executables are named after them.
const NAMES = { darwin: 'macos', win32: 'windows', arm64: 'aarch64', x64: 'x86_64' };
const SYSTEM = [process.platform, process.arch].map((it) => NAMES[it] ?? it).join('-');

// How a program begins: ELF, Mach-O for 64 bits, PE, or a script that names its interpreter.
const BEGINNINGS = ['7f454c46', 'cffaedfe', '4d5a', '2321'];

// Anything else, such as the empty file or the zeros that a crash leaves behind, would be run as a shell script, and exit with 0.
function isProgram(file) {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    return false;
  }
  const bytes = Buffer.alloc(4);
  const descriptor = openSync(file);
  readSync(descriptor, bytes, 0, bytes.length, 0);
  closeSync(descriptor);
  return BEGINNINGS.some((it) => bytes.toString('hex').startsWith(it));
}

// The path of this system's executable. Throws an error for users if there is none.
exports.find = () => {
  const isCheckout = existsSync(join(__dirname, '../../pom.xml'));
  const folder = join(__dirname, isCheckout ? '..' : 'bin');
  const file = join(folder, `empirical-${SYSTEM}${process.platform === 'win32' ? '.exe' : ''}`);
  if (existsSync(file)) {
    return checked(file);
  }
  // The launcher of the jar, which cannot be started like this on Windows.
  if (isCheckout && process.platform !== 'win32') {
    return checked(join(folder, 'empirical'));
  }
  if (isCheckout) {
    throw new Error(`there is no ${file}: build it with mvn -Pnative package -Dnative.name=empirical-${SYSTEM}`);
  }
  if (!existsSync(folder)) {
    throw new Error(
      `${__dirname} is a copy of a checkout's dist/npm, without an executable: link that folder, as npm and pnpm do when they ` +
        'install it; in Yarn, add it as portal:../empirical-cli/dist/npm'
    );
  }
  const others = readdirSync(folder).map((it) => it.replace(/^empirical-|[.]exe$/g, '')).join(', ');
  throw new Error(`${name} has no executable for ${SYSTEM}, only for ${others}; its jar runs on any system with Java 17 or later`);
};

// The path of another executable, checked in the same way.
exports.at = (file) => {
  if (!isProgram(file)) {
    throw new Error(`no executable at ${file}: write its path from the configuration's folder, such as '../empirical-cli/dist/empirical'`);
  }
  return file;
};

function checked(file) {
  if (!isProgram(file)) {
    throw new Error(`${file} is damaged: install it again`);
  }
  return file;
}
