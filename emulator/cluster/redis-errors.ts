/**
 * Whether Redis itself answered with an error, so that it has not executed the command. Any other error is one of the
 * connection.
 */
export function isErrorReply(error: unknown): error is Error {
  // By its shape, since the class is known only where the package is installed.
  return error instanceof Error && errorCode(error) !== '';
}

/** What Redis answers while it starts, or while a replica takes over. */
const transientCodes: ReadonlySet<string> = new Set(['LOADING', 'MASTERDOWN', 'READONLY', 'TRYAGAIN', 'CLUSTERDOWN']);

/** Whether an error reply will pass without anybody doing anything. */
export function isTransientReply(error: Error): boolean {
  return transientCodes.has(errorCode(error));
}

/** Whether a replica has answered a command that writes. */
export function isReadOnlyReply(error: Error): boolean {
  return errorCode(error) === 'READONLY';
}

/** The word that an error reply begins with: `NOAUTH`; empty where the error is no reply. */
export function errorCode({ message }: Error): string {
  return /^-?([A-Z][A-Z0-9_]*) /.exec(message)?.[1] ?? '';
}
