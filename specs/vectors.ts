import { readFileSync } from 'node:fs';
import { packageFile } from './package-file.js';
import type { Evidence } from './requirement.js';

export interface VectorFile<Row extends { readonly name: string }> {
  /** The public document or test that the rows follow. */
  readonly source: string;
  readonly description: string;
  readonly rows: readonly Row[];
}

export interface GroupNameVector {
  readonly name: string;
  readonly namespace: string;
  /** A room or socket id; null for the whole namespace. */
  readonly room: string | null;
  readonly group: string;
}

export interface SignatureVector {
  readonly name: string;
  readonly connectionId: string;
  /** Access keys, primary first. */
  readonly keys: readonly string[];
  readonly signature: string;
}

/** An audience, with `{endpoint}`, `{host}`, `{hub}`, `{HUB}` and `{group}` to be filled in. */
export interface TokenVector {
  readonly name: string;
  readonly door: 'client' | 'rest';
  readonly url: string;
  readonly aud: string;
  readonly accepted: boolean;
  readonly evidence: Evidence;
}

export interface TokenValidityVector {
  readonly name: string;
  readonly door: 'client' | 'rest';
  readonly alg: 'HS256' | 'HS512' | 'none';
  readonly key: 'primary' | 'secondary' | 'unknown';
  /** Seconds from now. */
  readonly nbfOffset: number;
  /** Seconds from now. */
  readonly expOffset: number;
  /** Claims that the token does not have. */
  readonly omit: readonly string[];
  readonly accepted: boolean;
  readonly evidence: Evidence;
}

export interface PacketVector {
  readonly name: string;
  /** An Engine.IO message, with its leading 4. */
  readonly text: string;
  /** Null where the text is no Socket.IO packet. */
  readonly packet: {
    readonly type: 'connect' | 'disconnect' | 'event' | 'ack' | 'connect_error' | 'binary_event' | 'binary_ack';
    readonly namespace: string;
    readonly ackId: string | null;
    readonly attachments: number;
    readonly payload: string;
    /** Null where the packet names no event. */
    readonly event: string | null;
  } | null;
}

export interface PayloadVector {
  readonly name: string;
  readonly text: string;
  readonly packets: readonly string[];
}

/** A REST call of the Azure Functions extension; `{hub}` in the path stands for the hub. */
export interface FunctionsCallVector {
  readonly name: string;
  readonly action: { readonly actionName: string; readonly namespace: string } & Readonly<Record<string, unknown>>;
  readonly call: {
    readonly operation: string;
    readonly group: string | null;
    readonly groups: readonly string[] | null;
    readonly connectionId: string | null;
    /** Empty where the call has an empty filter, null where it has none. */
    readonly filter: string | null;
  };
  readonly request: {
    readonly method: 'POST' | 'PUT' | 'DELETE';
    readonly path: string;
    readonly contentType: string | null;
    readonly body: string | null;
  };
  /** The only status that the extension takes for success. */
  readonly status: number;
}

/** A delivery and what the Azure Functions extension hands to a function for it. */
export interface FunctionsTriggerVector {
  readonly name: string;
  readonly delivery: { readonly headers: Readonly<Record<string, string>>; readonly body: string };
  readonly parameterNames: readonly string[];
  readonly trigger: Readonly<Record<string, unknown>>;
  /** Null where the function is not run, since it names more or fewer parameters than there are arguments. */
  readonly bindingData: Readonly<Record<string, unknown>> | null;
}

export interface FunctionsReturnVector {
  readonly name: string;
  readonly event: 'connect' | 'connected' | 'disconnected' | 'message';
  readonly namespace: string;
  /** Null where the message asks for no acknowledgement. */
  readonly ackId: number | null;
  /** Null where the function returns nothing. */
  readonly returned: unknown;
  readonly valid: boolean;
  /** The body is null where it is a text for people. */
  readonly answer: { readonly status: number; readonly body: string | null };
}

export interface FunctionsActionVector {
  readonly name: string;
  /** One action, or a list of them. */
  readonly action: unknown;
  readonly valid: boolean;
}

export interface FunctionsNegotiationVector {
  readonly name: string;
  readonly connectionString: string;
  readonly hub: string;
  readonly userId: string | null;
  readonly endpoint: string;
  readonly path: string;
  /** The token's claims beside `nbf`, `exp` and `iat`. */
  readonly claims: Readonly<Record<string, string>>;
}

export interface FunctionsFilterVector {
  readonly name: string;
  readonly namespace: string;
  readonly rooms: readonly string[];
  readonly except: readonly string[];
  readonly namespaceClause: boolean;
  readonly filter: string;
}

export interface DispatcherVector {
  readonly name: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly status: number;
}

export interface DispatcherVectorFile extends VectorFile<DispatcherVector> {
  readonly connectionString: string;
  /** The functions that are there. */
  readonly listeners: readonly { readonly hub: string; readonly namespace: string; readonly event: string }[];
}

export interface HeaderEncodingVector {
  readonly name: string;
  readonly text: string;
  readonly header: string;
}

export interface FilterVector {
  readonly name: string;
  readonly filter: string;
  readonly evidence: Evidence;
  /** The row of the registry that it is evidence for; a portable filter has one. */
  readonly requirement?: string;
  /** By the name of a context, whether the filter matches it. */
  readonly contexts?: Readonly<Record<string, boolean>>;
  /** False where the answer depends on what a caller cannot choose on a running service. */
  readonly portable?: boolean;
  /** Part of the message with which the filter is refused. */
  readonly error?: string;
}

export interface FilterVectorFile extends VectorFile<FilterVector> {
  /** The connections that rows name. */
  readonly contexts: Readonly<
    Record<
      string,
      {
        readonly connectionId: string;
        readonly userId: string | null;
        readonly groups: readonly string[];
        readonly protocol: string | null;
      }
    >
  >;
}

export interface VectorFiles {
  readonly 'group-names': VectorFile<GroupNameVector>;
  readonly signatures: VectorFile<SignatureVector>;
  readonly tokens: VectorFile<TokenVector>;
  readonly 'token-validity': VectorFile<TokenValidityVector>;
  readonly packets: VectorFile<PacketVector>;
  readonly payloads: VectorFile<PayloadVector>;
  readonly 'functions-calls': VectorFile<FunctionsCallVector>;
  readonly 'functions-filters': VectorFile<FunctionsFilterVector>;
  readonly 'functions-triggers': VectorFile<FunctionsTriggerVector>;
  readonly 'functions-returns': VectorFile<FunctionsReturnVector>;
  readonly 'functions-actions': VectorFile<FunctionsActionVector>;
  readonly 'functions-negotiations': VectorFile<FunctionsNegotiationVector>;
  readonly dispatcher: DispatcherVectorFile;
  readonly filters: FilterVectorFile;
  readonly 'header-encodings': VectorFile<HeaderEncodingVector>;
}

/**
 * The vectors of `specs/vectors/<name>.json`.
 *
 * @example for (const { connectionId, keys, signature } of loadVectors('signatures').rows) …
 */
export function loadVectors<Name extends keyof VectorFiles>(name: Name): VectorFiles[Name] {
  return JSON.parse(readFileSync(packageFile(`specs/vectors/${name}.json`), 'utf8')) as VectorFiles[Name];
}
