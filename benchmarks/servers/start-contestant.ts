import { type Contestant, type ContestantName, type ContestantOptions } from './contestant.js';
import { startEmulatorContestant } from './emulator-contestant.js';
import { startBareWsContestant, startSocketIoContestant } from './peer-contestants.js';

const starts: Readonly<Record<ContestantName, (options: ContestantOptions) => Promise<Contestant>>> = {
  emulator: startEmulatorContestant,
  'socket.io': startSocketIoContestant,
  ws: startBareWsContestant,
};

export function startContestant(name: ContestantName, options: ContestantOptions = {}): Promise<Contestant> {
  return starts[name](options);
}
