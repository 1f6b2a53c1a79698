import { startPeer } from '../../fixtures/index.js';

/**
 * A program that calls an official SDK in another language, by lines of JSON. Its first line is
 * `{"kind":"ready","sdkMethods","operations"}`. Each line that it reads is a call (`{"operation","hub","arguments"}`), answered
 * by `{"kind":"answer","operation"}` with the `value` that the SDK returned, or with the `error` and `statusCode` that it
 * threw. Operations and their arguments have the names of the SDK for JavaScript. A message is `{"value"}`, or `{"bytes"}`
 * in base64.
 */
export interface SdkProgram {
  /** The public methods of the SDK's client. */
  readonly sdkMethods: readonly string[];
  /** The method of the SDK that each operation calls. */
  readonly operations: Readonly<Record<string, string>>;
  /** @throws An error with a `statusCode` where the SDK throws one. */
  call(operation: string, hub: string, parameters: Readonly<Record<string, unknown>>): Promise<unknown>;
  close(): void;
}

export async function startSdkProgram(command: readonly string[], connectionString: string): Promise<SdkProgram> {
  const [program = '', ...parameters] = command;
  const peer = startPeer(program, [...parameters, connectionString]);
  const ready = await peer.next('ready');
  return {
    sdkMethods: ready['sdkMethods'] as readonly string[],
    operations: ready['operations'] as Readonly<Record<string, string>>,
    async call(operation, hub, given) {
      peer.send({ operation, hub, arguments: given });
      const { value, error, statusCode } = await peer.next('answer');
      if (error !== undefined) throw Object.assign(new Error(error as string), { statusCode });
      return value;
    },
    close: () => peer.close(),
  };
}
