import type { Door } from '../door.js';
import { filterDoor } from './filter-door.js';
import { frameDoor } from './frame-door.js';
import { pollingDoor } from './polling-door.js';
import { restDoor } from './rest-door.js';
import { settingsDoor } from './settings-door.js';
import { tokenDoor } from './token-door.js';
import { webhookDoor } from './webhook-door.js';

/** A door of inputs that only it understands. */
export type AnyDoor = Door<never>;

export const doors: readonly AnyDoor[] = [
  frameDoor,
  pollingDoor,
  restDoor,
  filterDoor,
  tokenDoor,
  webhookDoor,
  settingsDoor,
] as readonly Door<unknown>[] as readonly AnyDoor[];
