import { createRequire } from 'node:module';
import path from 'node:path';

const root = path.dirname(createRequire(import.meta.url).resolve('socketio-serverless/package.json'));

/**
 * The absolute path of a file of this package, from its root. It is the same from source, from `dist/` and where the
 * package is installed, since the package is found by its own name.
 *
 * @example packageFile('specs/vectors/signatures.json')
 */
export function packageFile(fileFromRoot: string): string {
  return path.join(root, fileFromRoot);
}
