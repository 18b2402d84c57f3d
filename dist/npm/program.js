'use strict';

// Finds the program: the executable that is named, else the one in this package. Downloads nothing, and takes no `empirical` from
// the PATH, where another one may be.
const { closeSync, existsSync, openSync, readFileSync, readSync, statSync } = require('node:fs');
const { delimiter, dirname, isAbsolute, join } = require('node:path');

const FOLDER = join(__dirname, 'bin');
const WINDOWS = process.platform === 'win32';

// How the names of the executables spell systems and processors.
const NAMES = { darwin: 'macos', win32: 'windows', arm64: 'aarch64', x64: 'x86_64' };
const NATIVE = `empirical-${[process.platform, process.arch].map((it) => NAMES[it] ?? it).join('-')}${WINDOWS ? '.exe' : ''}`;

// How a program begins: as PE or, elsewhere than on Windows, also as ELF, as Mach-O for 64 bits, or with the name of its interpreter.
const BEGINNINGS = ['4d5a', ...(WINDOWS ? [] : ['7f454c46', 'cffaedfe', '2321'])];

// As in the other launchers, empirical and empirical.cmd.
const JAVA_OPTIONS = [
  '-XX:TieredStopAtLevel=1',
  '-XX:+UseSerialGC',
  '-XX:NewSize=12m',
  '-XX:MaxNewSize=16m',
  '-XX:+DisplayVMOutputToStderr',
  '-Xlog:disable',
  '-Xlog:all=warning:stderr',
  '-Xlog:cds*=off:stderr',
];

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
  return WINDOWS ? [java(), ...JAVA_OPTIONS, '-jar', jar] : ['/bin/sh', checked(join(FOLDER, 'empirical'))];
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
    const advice = WINDOWS
      ? "leave program out, or write the path of an .exe from the configuration's folder"
      : "write its path from the configuration's folder, such as '../empirical-cli/dist/empirical'";
    throw new Error(`no executable at ${file}: ${advice}`);
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
// folder first. As in empirical.cmd, both variables may have quotation marks, and an old Java is known by its release file.
function java() {
  const needs = 'needs Java 17 or later in JAVA_HOME, or on the PATH if that is not set';
  const [home, path] = ['JAVA_HOME', 'PATH'].map((it) => (process.env[it] ?? '').replaceAll('"', ''));
  const folders = home ? [join(home, 'bin')] : path.split(delimiter).filter(isAbsolute);
  const found = folders.map((it) => join(it, 'java.exe')).find((it) => existsSync(it));
  if (!found) {
    throw new Error(needs + (home ? `: there is no ${join(home, 'bin', 'java.exe')}` : ''));
  }
  const release = join(dirname(found), '..', 'release');
  const [, version] = (existsSync(release) && /^JAVA_VERSION="(.*)"/m.exec(readFileSync(release, 'utf8'))) || [];
  if (Number.parseInt(version) < 17) {
    throw new Error(`${needs}: ${found} is Java ${version}`);
  }
  return found;
}
