import fc, { type Arbitrary } from 'fast-check';
import { anyPacket } from './packets.js';

/** A frame as a client may send it. */
const lawfulFrame = fc
  .tuple(fc.constantFrom(1, 1, 1, 2), anyPacket)
  .map(([opcode, text]) =>
    frame({ opcode, final: true, reserved: 0, masked: true, declared: undefined, payload: Buffer.from(text) }),
  );

const unlawfulFrame = fc
  .record({
    opcode: fc.nat(15),
    final: fc.boolean(),
    reserved: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(7)),
    masked: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.constant(false)),
    declared: fc.oneof(
      { weight: 5, arbitrary: fc.constant(undefined) },
      fc.constantFrom(0, 125, 126, 65_535, 65_536, 2 ** 31, Number.MAX_SAFE_INTEGER),
    ),
    payload: fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
      anyPacket.map((text) => Buffer.from(text)),
    ),
  })
  .map(frame);

const garbage = fc.uint8Array({ minLength: 1, maxLength: 100 }).map((bytes) => Buffer.from(bytes));

/** What a client sends on its WebSocket: good frames with bad packets, bad frames, and bytes that are no frames. */
export const anyFrames: Arbitrary<Buffer> = fc
  .array(fc.oneof({ weight: 6, arbitrary: lawfulFrame }, { weight: 3, arbitrary: unlawfulFrame }, garbage), {
    minLength: 1,
    maxLength: 4,
  })
  .map((frames) => Buffer.concat(frames));

interface Frame {
  readonly opcode: number;
  readonly final: boolean;
  readonly reserved: number;
  readonly masked: boolean;
  /** The length that its head says; that of the payload where undefined. */
  readonly declared: number | undefined;
  readonly payload: Buffer;
}

function frame({ opcode, final, reserved, masked, declared, payload }: Frame): Buffer {
  const length = declared ?? payload.length;
  const mask = masked ? 0x80 : 0;
  const first = (final ? 0x80 : 0) | (reserved << 4) | opcode;
  const head =
    length < 126
      ? Buffer.from([first, mask | length])
      : length < 65_536
        ? Buffer.from([first, mask | 126, length >> 8, length & 0xff])
        : Buffer.concat([Buffer.from([first, mask | 127]), bigEndian(length)]);
  // A mask of zeros leaves the payload as it is.
  return Buffer.concat([head, Buffer.alloc(masked ? 4 : 0), payload]);
}

function bigEndian(length: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(length));
  return bytes;
}
