// Programs on this machine: whether one can be run, where they usually are, and installing one with Debian's apt-get.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @param {string} path */
export function canRun(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Where a command may be on Linux, the folders of PATH first. @param {string[]} names */
export function commandPlaces(names, moreFolders = []) {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', ...moreFolders];
  return names.flatMap((name) => folders.filter((folder) => folder !== '').map((folder) => join(folder, name)));
}

/** Whether `installFromDebian` may try: apt-get is there, and nobody has to be asked for a password. */
export function mayInstallFromDebian() {
  const isDebian = process.platform === 'linux' && existsSync('/etc/debian_version') && canRun('/usr/bin/apt-get');
  return isDebian && process.getuid?.() === 0;
}

/** @param {string[]} packages @returns {boolean} whether all of them are installed now */
export function installFromDebian(packages) {
  return (
    mayInstallFromDebian() &&
    run('apt-get', ['update']) &&
    run('apt-get', ['install', '-y', '--no-install-recommends', ...packages])
  );
}

/** @param {string} command @param {string[]} parameters @returns {boolean} whether it ended well */
export function run(command, parameters) {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, parameters, { stdio: 'inherit', env: environment, timeout: 10 * 60_000 }).status === 0;
}
