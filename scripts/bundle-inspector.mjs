// Bundles the inspector's page into one file: its script, its styles and the packages that it uses.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { licensesOf } from './licenses-of.mjs';

export const pageFolder = 'emulator/inspector/page';
const styles = ['reporters/html/theme.css', `${pageFolder}/page.css`];
const pageFile = 'dist/emulator/inspector/page.html';
const licensesFile = 'dist/emulator/inspector/page.licenses.txt';

/** Returns what was written, from the project's root. */
export async function bundleInspector(root) {
  const {
    metafile,
    outputFiles: [script],
  } = await build({
    absWorkingDir: root,
    entryPoints: [`${pageFolder}/main.tsx`],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  const read = (file) => readFileSync(path.join(root, file), 'utf8');
  const page = read(`${pageFolder}/page.html`)
    .replace('/* styles */', () => styles.map(read).join('\n'))
    // No text within the script may end it.
    .replace('/* script */', () => script.text.replaceAll('</script', '<\\/script'));
  mkdirSync(path.join(root, path.dirname(pageFile)), { recursive: true });
  writeFileSync(path.join(root, pageFile), page);
  writeFileSync(path.join(root, licensesFile), licensesOf(root, metafile));
  return [pageFile, licensesFile];
}
