import { acknowledgements } from './acknowledgements.js';
import { fanOut } from './fan-out.js';
import { idleConnections } from './idle-connections.js';
import { roomAmongMany } from './room-among-many.js';
import { startUp } from './start-up.js';
import { suiteTime } from './suite-time.js';
import { unicast } from './unicast.js';
import type { Workload } from './workload.js';

export const workloads: readonly Workload[] = [
  fanOut,
  unicast,
  acknowledgements,
  idleConnections,
  roomAmongMany,
  startUp,
  suiteTime,
];
