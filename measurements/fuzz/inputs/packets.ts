import fc, { type Arbitrary } from 'fast-check';
import { anyText, mutated } from './texts.js';

const json = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value)),
  fc.constantFrom(
    '["ask"]',
    '["news",1]',
    '["connect"]',
    '["disconnect"]',
    '[""]',
    '[]',
    '{}',
    '["x",{"_placeholder":true,"num":0}]',
  ),
  fc
    .tuple(fc.constantFrom('[', '{"a":', '"'), fc.integer({ min: 1, max: 4000 }))
    .map(([unit, times]) => unit.repeat(times)),
);

/** Engine.IO messages that are good or nearly so: Socket.IO packets of each type, in any namespace, with any payload. */
const wholePackets = fc
  .record({
    engineType: fc.oneof(
      { weight: 12, arbitrary: fc.constant('4') },
      fc.constantFrom('0', '1', '2', '3', '5', '6', 'b', ''),
    ),
    type: fc.constantFrom('0', '1', '2', '2', '2', '3', '4', '5', '6', '7', '-'),
    attachments: fc.oneof(
      { weight: 4, arbitrary: fc.constant('') },
      fc.constantFrom('0-', '1-', '2-', '11-', '4294967296-', '-'),
    ),
    namespace: fc.oneof(
      { weight: 4, arbitrary: fc.constant('') },
      anyText.map((name) => `/${name},`),
    ),
    packetId: fc.oneof(
      { weight: 2, arbitrary: fc.constant('') },
      fc.nat().map(String),
      fc.constant('99999999999999999999'),
    ),
    json,
  })
  .map((packet) => Object.values(packet).join(''));

export const anyPacket: Arbitrary<string> = mutated(wholePackets, 2);
