'use strict';

// Finds the program: the executable that is named, else the one in this package. Downloads nothing, and takes no `empirical` from
// the PATH, where another one may be.
const { closeSync, existsSync, openSync, readSync, statSync } = require('node:fs');
const { delimiter, join } = require('node:path');

const FOLDER = join(__dirname, 'bin');
const WINDOWS = process.platform === 'win32';

// How the names of the executables spell systems and processors.
const NAMES = { darwin: 'macos', win32: 'windows', arm64: 'aarch64', x64: 'x86_64' };
const NATIVE = `empirical-${[process.platform, process.arch].map((it) => NAMES[it] ?? it).join('-')}${WINDOWS ? '.exe' : ''}`;

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

// The command that starts this system's executable or, where the package has none, the jar: a program and its first arguments.
// Throws an error for users if it cannot be started.
exports.find = () => {
  const native = join(FOLDER, NATIVE);
  if (existsSync(native)) {
    return [checked(native)];
  }
  const jar = exports.jar();
  // npm makes only those files executable that `bin` in package.json names.
  return WINDOWS
    ? [java(), '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-XX:+DisplayVMOutputToStderr', '-jar', jar]
    : ['/bin/sh', checked(join(FOLDER, 'empirical'))];
};

// The path of the jar. Throws an error for users if there is none.
exports.jar = () => {
  const jar = join(FOLDER, 'empirical.jar');
  if (!existsSync(jar)) {
    throw new Error(`${jar} is missing: build it with 'mvn -q package -Dmaven.test.skip'`);
  }
  return jar;
};

// The command that starts another executable, checked in the same way.
exports.at = (file) => {
  if (!isProgram(file)) {
    throw new Error(`no executable at ${file}: write its path from the configuration's folder, such as '../empirical-cli/dist/empirical'`);
  }
  return [file];
};

function checked(file) {
  if (!isProgram(file)) {
    throw new Error(`${file} is damaged: install it again`);
  }
  return file;
}

// On Windows, where the launcher for other systems does not run. The PATH is searched here, since Windows would look in the working
// folder first. As in empirical.cmd, JAVA_HOME may have quotation marks.
function java() {
  const home = process.env.JAVA_HOME?.replaceAll('"', '');
  const folders = home ? [join(home, 'bin')] : (process.env.PATH ?? '').split(delimiter).filter((it) => it !== '');
  const [found] = folders.map((it) => join(it, 'java.exe')).filter((it) => existsSync(it));
  if (!found) {
    const missing = home ? `: there is no ${join(home, 'bin', 'java.exe')}` : '';
    throw new Error(`needs Java 17 or later in JAVA_HOME, or on the PATH if that is not set${missing}`);
  }
  return found;
}
