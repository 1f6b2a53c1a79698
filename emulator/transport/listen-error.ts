/** Says why an address cannot be listened on, and what to do. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
  /** Of the system: `EADDRINUSE`. */
  readonly code: string | undefined;

  constructor(
    readonly address: string,
    readonly port: number,
    cause: NodeJS.ErrnoException,
  ) {
    const what =
      cause.code === 'EADDRINUSE'
        ? 'the port is in use. Choose another, or port 0 for a free one.'
        : `${cause.message}. Choose another host or port.`;
    super(`Cannot listen on ${address.includes(':') ? `[${address}]` : address}:${port}: ${what}`, { cause });
    this.code = cause.code;
  }
}
