import type { Contestant, ContestantName, ContestantOptions } from './contestant.js';
import { startEmulatorContestant } from './emulator-contestant.js';
import { startNchanContestant } from './nchan-contestant.js';
import { startBareWsContestant, startSocketIoContestant } from './peer-contestants.js';

const starts: Readonly<Partial<Record<ContestantName, (options: ContestantOptions) => Promise<Contestant>>>> = {
  emulator: startEmulatorContestant,
  'socket.io': startSocketIoContestant,
  ws: startBareWsContestant,
  nchan: startNchanContestant,
};

/** @throws Error where the contestant is no server. */
export function startContestant(name: ContestantName, options: ContestantOptions = {}): Promise<Contestant> {
  const start = starts[name];
  if (start === undefined) throw new Error(`${name} is not started as a server.`);
  return start(options);
}
