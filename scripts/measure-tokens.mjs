// Judges half a million hostile tokens as jsonwebtoken does, or stricter. HOSTILE_TOKENS is how many.
import { spawnSync } from 'node:child_process';

const HOSTILE_TOKENS = process.env.HOSTILE_TOKENS ?? '500000';
const { status } = spawnSync('npx vitest run --config tests/vitest.config.ts tests/hostile/tokens', {
  stdio: 'inherit',
  shell: true,
  env: { ...process.env, HOSTILE_TOKENS },
});
process.exitCode = status ?? 1;
