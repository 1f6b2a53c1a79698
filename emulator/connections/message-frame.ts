import { engineIoType } from '../../protocol/index.js';

const wholeText = 0x81;
const wholeBinary = 0x82;

/**
 * The WebSocket frame of an Engine.IO message: a text behind its type, or a binary attachment.
 *
 * @param byteLength how many bytes the data has in UTF-8.
 * @see RFC 6455, 5.2 "Base Framing Protocol": whole, and not masked, since it comes from a server.
 */
export function frameMessage(data: string | Buffer, byteLength: number): Buffer {
  const isText = typeof data === 'string';
  const length = isText ? byteLength + engineIoType.message.length : byteLength;
  const start = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(start + length);
  frame[0] = isText ? wholeText : wholeBinary;
  if (start === 2) {
    frame[1] = length;
  } else if (start === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  if (isText) frame.write(engineIoType.message + data, start);
  else data.copy(frame, start);
  return frame;
}
