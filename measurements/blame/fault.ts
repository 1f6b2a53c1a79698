import type { ConformanceReport } from '../../results/report.js';
import type { TargetTimings } from '../../specs/target-descriptor.js';
import type { Forward, WirePacket, WireRequest, WireResponse, WireSession } from './exchange.js';

/**
 * What a proxy in front of a service changes on the wire. Each hook sees everything that crosses, and forwards what it does
 * not change.
 */
export interface WireChange {
  /** A REST call, or a request of a client's polling transport. */
  readonly request?: (request: WireRequest, forward: Forward) => Promise<WireResponse>;
  /** A webhook delivery, or a validation request. */
  readonly delivery?: (request: WireRequest, forward: Forward) => Promise<WireResponse>;
  /** A packet of a client over WebSocket: the packets that the service receives in its place. */
  readonly toService?: (packet: WirePacket, session: WireSession) => readonly WirePacket[];
  /** A packet of the service over WebSocket: the packets that the client receives in its place. */
  readonly toClient?: (packet: WirePacket, session: WireSession) => readonly WirePacket[];
  /** The URL of a WebSocket handshake, as the service receives it. */
  readonly handshakeUrl?: (url: string) => string;
}

/** What a change may use of the service that it stands in front of. */
export interface ChangedService {
  readonly accessKey: string;
}

/** A service that breaks the contract in one way. */
export interface Fault {
  readonly name: string;
  readonly description: string;
  /** The requirements that state what is broken: the run has to find at least one, and may find no other. */
  readonly breaks: readonly string[];
  /** How the run has to end, where it cannot come to its end. */
  readonly ends?: ConformanceReport['ended']['kind'];
  readonly change: (service: ChangedService) => WireChange;
}

/** A service that differs and keeps the contract. */
export interface LawfulVariation {
  readonly name: string;
  readonly description: string;
  /** What the descriptor of such a service says of its times. */
  readonly timings?: Partial<TargetTimings>;
  readonly change: (service: ChangedService) => WireChange;
}
