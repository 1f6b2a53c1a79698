import type { DownstreamPacket } from '../connections/outgoing-packet.js';
import { parseDownstreamPayload } from '../sockets/downstream-payload.js';

/**
 * A payload's text together with its packets: it is checked and parsed once, where it enters the service. In a serialized
 * command it is its text.
 */
export class CheckedPayload {
  readonly packets: readonly DownstreamPacket[];

  private constructor(
    readonly text: string,
    packets: readonly DownstreamPacket[],
  ) {
    this.packets = packets;
  }

  /** @throws PayloadError where clients could not read it. */
  static parse(text: string): CheckedPayload {
    return new CheckedPayload(text, parseDownstreamPayload(text));
  }

  toJSON(): string {
    return this.text;
  }
}
