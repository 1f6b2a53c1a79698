import { expect, it } from 'vitest';
import { findPayloadError } from './payload-check.js';

const place = '{"_placeholder":true,"num":0}';

it.each([
  ['42["a"]'],
  ['42/ns,7["a",{"b":[1.0]}] '],
  ['42[1,"a"]', '42[-0]', '42["connected"]'],
  ['4313[]', '43/ns,13[{"_placeholder":true,"num":9}]'],
  ['40{"sid":"a"}', '44{"message":"no"}', '44/ns,"no"'],
  ['41', '41/ns', '41/ns,', '41{"close":true}'],
  [`451-["a",${place}]`, 'bAQID'],
  [`452-["a",${place},{"deep":[{"_placeholder":true,"num":1}]}]`, 'bAQID', 'b', '42["next"]'],
  [`461-/ns,13[${place}]`, 'bAQI='],
  ['451-["a",{"_placeholder":false,"num":7}]', 'bAQI'],
  ['4510-["a"]', ...Array.from({ length: 10 }, () => 'bAQ==')],
  [`451-["a",${'['.repeat(10_000)}${place}${']'.repeat(10_000)}]`, 'b+/8='],
])('finds nothing wrong with %j', (...packets) => {
  expect(findPayloadError(packets)).toBeUndefined();
});

const noMessage = 'an Engine.IO message packet';
const event = 'an event with a JSON array that begins with its name';
const acknowledgement = 'an acknowledgement with an id and a JSON array';
const connect = 'a CONNECT with a JSON object';
const connectError = 'a CONNECT_ERROR with a JSON object';
const disconnect = 'a DISCONNECT with nothing or a JSON object';
const binaryEvent = 'an event with 1 to 10 attachments';
const binaryAcknowledgement = 'an acknowledgement with 1 to 10 attachments';
const attachment = 'an attachment of the packet before';
const stray = 'no attachment, since no packet before it announces one';

it.each([
  ['', noMessage],
  ['hello', noMessage],
  ['2["a"]', noMessage],
  ['1', noMessage],
  ['6', noMessage],
  ['4', noMessage],
  ['4anything', noMessage],
  ['47["a"]', noMessage],
  ['45-["a"]', noMessage],
  ['42', event],
  ['42/ns,', event],
  ['42/ns["a"]', event],
  ['42["a"', event],
  ['42["a"]\u0000', event],
  ['42{"a":1}', event],
  ['42[]', event],
  ['42[null]', event],
  ['42["disconnect"]', event],
  [`42["a",${'['.repeat(20_000)}${']'.repeat(20_000)}]`, event],
  [`4313[${'['.repeat(20_000)}${']'.repeat(20_000)}]`, acknowledgement],
  ['43[]', acknowledgement],
  ['4313', acknowledgement],
  ['4313{}', acknowledgement],
  ['4313[', acknowledgement],
  ['40', connect],
  ['40/ns,', connect],
  ['40["a"]', connect],
  ['44', connectError],
  ['44null', connectError],
  ['44{', connectError],
  ['41junk', disconnect],
  ['41null', disconnect],
  ['41/ns,{', disconnect],
  ['450-["a"]', binaryEvent],
  ['4511-["a"]', binaryEvent],
  ['4599999-["a"]', binaryEvent],
  ['451-["connect"]', binaryEvent],
  ['451-["a",{"_placeholder":true,"num":1}]', binaryEvent],
  ['451-["a",{"_placeholder":true,"num":-1}]', binaryEvent],
  ['451-["a",{"_placeholder":true,"num":0.5}]', binaryEvent],
  ['451-["a",{"_placeholder":true,"num":"0"}]', binaryEvent],
  ['451-["a",[{"b":{"_placeholder":true}}]]', binaryEvent],
  [`461-[${place}]`, binaryAcknowledgement],
  ['461-13[{"_placeholder":true,"num":1}]', binaryAcknowledgement],
  ['bAQID', stray],
])('expects something else than %j', (packet, expected) => {
  const start = JSON.stringify(packet.slice(0, 20));
  expect(findPayloadError(['42["first"]', packet])).toContain(
    `Packet 2 of the payload begins with ${start}; expected ${expected}`,
  );
});

it.each(['42["text"]', '', 'b!!!not base64', 'bA', 'bAQ=', 'bAQID====', 'bA-_B'])(
  'expects an attachment where %j is',
  (packet) => {
    expect(findPayloadError([`451-["a",${place}]`, packet])).toContain(`expected ${attachment}`);
  },
);

it('expects no attachment after the last that was announced', () => {
  expect(findPayloadError([`451-["a",${place}]`, 'bAQID', 'bAQID'])).toContain(
    `Packet 3 of the payload begins with "bAQID"; expected ${stray}`,
  );
});

it('expects every attachment that was announced', () => {
  expect(findPayloadError([`453-["a",${place}]`, 'bAQID'])).toBe(
    'The payload ends before 2 of the attachments that it announces; expected each after its packet, as b and base64.',
  );
});
