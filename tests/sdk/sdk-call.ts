import type { GenerateClientTokenOptions, WebPubSubGroup, WebPubSubServiceClient } from '@azure/web-pubsub';
import { groupName } from '../../protocol/index.js';
import type { SocketClient } from './socket-client.js';

/** A method of the service client, or of the client of a group that its `group` gives. */
export type SdkMethod =
  | Exclude<keyof WebPubSubServiceClient, 'hubName' | 'apiVersion' | 'endpoint' | 'group'>
  | `group.${Exclude<keyof WebPubSubGroup, 'groupName' | 'hubName' | 'apiVersion' | 'endpoint'>}`;

/** A hub of a test's own. */
export interface Scene {
  readonly service: WebPubSubServiceClient;
  readonly connect: (options?: GenerateClientTokenOptions) => Promise<SocketClient>;
}

export interface SdkCall {
  readonly method: SdkMethod;
  /** What the method does, as the rest of the sentence that its name begins. */
  readonly effect: string;
  readonly run: (scene: Scene) => Promise<void>;
}

/** The group of a room of the default namespace. */
export const lobby = groupName('/', 'lobby');

export const text = { contentType: 'text/plain' } as const;

/** The event `news` with a value, as an Engine.IO payload. */
export function news(value: unknown): string {
  return `42${JSON.stringify(['news', value])}`;
}
