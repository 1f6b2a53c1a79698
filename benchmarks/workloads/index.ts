import { acknowledgements } from './acknowledgements.js';
import { fanOut } from './fan-out.js';
import { idleConnections } from './idle-connections.js';
import { unicast } from './unicast.js';
import type { Workload } from './workload.js';

export const workloads: readonly Workload[] = [fanOut, unicast, acknowledgements, idleConnections];
