// A base image for the emulator that needs no registry of images: the Node.js that runs this script, and the libraries that
// it loads. For machines that cannot pull one, as `npm run build:image -- --local-base`.
import { chmodSync, copyFileSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/**
 * Makes the image from a root file system laid out in a folder.
 *
 * @param run runs a command and returns its output; it throws where the command fails.
 */
export async function makeBaseImage(tag, folder, run) {
  rmSync(folder, { recursive: true, force: true });
  const root = path.join(folder, 'root');
  const copy = (from, to) => {
    const file = path.join(root, to);
    mkdirSync(path.dirname(file), { recursive: true });
    copyFileSync(from, file);
    chmodSync(file, 0o755);
  };
  copy(process.execPath, 'usr/local/bin/node');
  const libraries = await run(['ldd', process.execPath]);
  for (const [library] of libraries.matchAll(/\/\S+(?= \(0x)/g)) copy(library, library);
  mkdirSync(path.join(root, 'tmp'));
  chmodSync(path.join(root, 'tmp'), 0o1777);
  const archive = path.join(folder, 'root.tar');
  await run([
    'tar',
    '--directory',
    root,
    '--owner=0',
    '--group=0',
    '--numeric-owner',
    '--create',
    '--file',
    archive,
    '.',
  ]);
  await run(['docker', 'import', archive, tag]);
}
