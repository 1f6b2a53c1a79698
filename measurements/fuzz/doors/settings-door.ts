import fc from 'fast-check';
import { environmentPrefix, settingNames, settingsFromSources, SettingsError } from '../../../emulator/index.js';
import { type Door, Fault } from '../door.js';
import { anyText, mutated } from '../inputs/texts.js';

const secret = 'TOPSECRETVALUE';
const maxMs = 1000;
const maxErrorLength = 100_000;

interface SettingsInput {
  readonly environment: Readonly<Record<string, string>>;
  readonly flags: Readonly<Record<string, unknown>>;
}

const written = mutated(
  fc.constantFrom(
    `{chat: {eventHandlers: [{urlTemplate: 'http://localhost:1/{event}', userEventPattern: '*', systemEvents: [connect]}]}}`,
    `{issuer: http://localhost:1, client: {id: a, secret: ${secret}}}`,
    `{issuer: http://localhost:1, client: {id: a, secret:${secret}}}`,
    '{pingIntervalMs: 100, maxPayloadBytes: 1}',
    '{timeoutMs: 1, retryDelaysMs: [0, 1], http2: true}',
    '{certificateFile: nowhere.pem, keyFile: nowhere.key}',
    '{generate: true}',
    '8080',
    '&a [*a, *a, *a]',
    '{<<: {a: 1}}',
    '!!js/function "x"',
  ),
);

const inputs: fc.Arbitrary<SettingsInput> = fc.record({
  environment: fc.dictionary(
    fc
      .oneof({ weight: 6, arbitrary: fc.constantFrom(...settingNames).map(snakeCase) }, anyText)
      .map((name) => `${environmentPrefix}${name}`),
    fc.oneof({ weight: 4, arbitrary: written }, anyText),
    { maxKeys: 3 },
  ),
  flags: fc.dictionary(
    fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...settingNames) }, anyText),
    fc.jsonValue({ maxDepth: 4 }),
    { maxKeys: 3 },
  ),
});

/** Settings of the environment and of flags: they are used, or an error says what is wrong without naming a secret. */
export const settingsDoor: Door<SettingsInput> = {
  name: 'settings',
  weight: 3,
  lanes: 1,
  inputs,
  send({ environment, flags }) {
    const startedAt = performance.now();
    const outcome = outcomeOf(environment, flags);
    const ms = performance.now() - startedAt;
    return ms > maxMs ? Promise.reject(new Fault(`took ${ms.toFixed(0)} ms`)) : outcome;
  },
};

function outcomeOf(environment: SettingsInput['environment'], flags: SettingsInput['flags']): Promise<string> {
  try {
    settingsFromSources({ environment, flags });
    return Promise.resolve('used');
  } catch (error) {
    if (!(error instanceof SettingsError)) return Promise.reject(new Fault(`failed by itself: ${String(error)}`));
    if (error.message.includes(secret) && isGivenAsSecret(environment))
      return Promise.reject(new Fault(`names a secret: ${error.message}`));
    if (error.message.length > maxErrorLength)
      return Promise.reject(new Fault(`an error of ${error.message.length} characters`));
    return Promise.resolve('error');
  }
}

/** Where the inputs have torn it from its name, or put it elsewhere too, nobody can know that it is one. */
function isGivenAsSecret(environment: SettingsInput['environment']): boolean {
  const given = Object.entries(environment).filter(([, text]) => text.includes(secret));
  return given.every(
    ([name, text]) => name === `${environmentPrefix}IDENTITY` && /\bsecret: ?TOPSECRETVALUE/.test(text),
  );
}

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}
