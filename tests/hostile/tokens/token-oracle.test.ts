import { createSecretKey } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { expect, it, vi } from 'vitest';
import { KeyTokenVerifier } from '../../../emulator/tokens/key-token-verifier.js';
import { hostileToken, keys } from './hostile-tokens.js';
import { Random } from './random.js';

/** `npm run measure:tokens` compares half a million. */
const count = Number(process.env['HOSTILE_TOKENS'] ?? 20_000);
const seed = Number(process.env['HOSTILE_SEED'] ?? 1);
const now = 1_800_000_000;
const serviceKeys = keys.slice(0, 2).map((key) => createSecretKey(Buffer.from(key)));

/** Where the emulator says no and jsonwebtoken yes: rules of RFC 7515 and 7519 that jsonwebtoken does not have. */
const stricter: readonly RegExp[] = [
  /^its header has "(crit|zip|b64)"/,
  /^its "(exp|nbf|iat)" claim is .*; expected a number/,
  /^its (header|payload) is (not UTF-8|not JSON|not a JSON object|nested more than 100 levels deep)$/,
  /^it has no "(exp|aud)" claim; expected /,
  /^its audience is /,
];

function oracleAccepts(token: string): boolean {
  return serviceKeys.some((key) => {
    try {
      const claims = jwt.verify(token, key, { algorithms: ['HS256'], clockTolerance: 300 });
      return typeof claims === 'object';
    } catch {
      return false;
    }
  });
}

it(
  `judges ${count} hostile tokens of seed ${seed} as jsonwebtoken does, or stricter by a rule`,
  { timeout: 600_000 },
  () => {
    vi.useFakeTimers({ now: now * 1000, toFake: ['Date'] });
    const verifier = new KeyTokenVerifier(serviceKeys);
    const random = new Random(seed);
    const outcomes = { accepted: 0, refused: 0, stricter: 0 };
    const wrong: string[] = [];
    for (let index = 0; index < count; index++) {
      const token = hostileToken(random, now);
      const verdict = verifier.verify(token, (audience) => audience === 'here', 'here');
      const accepted = oracleAccepts(token);
      if (verdict.valid === accepted) outcomes[accepted ? 'accepted' : 'refused']++;
      else if (!verdict.valid && stricter.some((rule) => rule.test(verdict.reason))) outcomes.stricter++;
      else wrong.push(`${token}: ${verdict.valid ? 'accepted' : verdict.reason}`);
    }
    vi.useRealTimers();
    process.stdout.write(`${JSON.stringify(outcomes)}\n`);
    expect(wrong).toEqual([]);
    // Neither side says the same of everything.
    expect(Math.min(...Object.values(outcomes))).toBeGreaterThan(count / 100);
  },
);
