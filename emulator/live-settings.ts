import { isDeepStrictEqual } from 'node:util';
import { shownValue } from '../specs/shown-value.js';
import type { Hubs } from './connections/hubs.js';
import type { Logger } from './log/event-log.js';
import { everyHub } from './settings/hub-settings.js';
import { parseSettings } from './settings/parse-settings.js';
import { objectSettings } from './settings/setting-kinds.js';
import type { HubSettingsInput, Settings, SettingsInput } from './settings/settings.js';
import { findUnmatchedSettings } from './webhooks/unmatched-settings.js';
import type { HandlerCheck } from './webhooks/handler-check.js';
import type { Webhooks } from './webhooks/webhooks.js';

/** What a reload has changed, and what only a restart can. Names of hubs are in lower case. */
export interface ReloadResult {
  readonly addedHubs: readonly string[];
  readonly changedHubs: readonly string[];
  readonly removedHubs: readonly string[];
  /** Settings that differ from those of the start and are read only then: `port`, `webhooks.timeoutMs`. */
  readonly needRestart: readonly string[];
}

/** The settings of a running emulator. Those of hubs can change, and their clients stay connected. */
export class LiveSettings {
  constructor(
    private readonly started: Settings,
    private readonly hubs: Hubs,
    private readonly webhooks: Webhooks,
    private readonly log: Logger,
  ) {
    this.#warnOfUnmatched(started.hubs);
  }

  configureHub(name: string, hub: HubSettingsInput): void {
    const shared = { [everyHub]: this.hubs.settings(everyHub) };
    const parsed = parseSettings({ ...this.started, hubs: { ...shared, [name]: hub } }, 'the settings of configureHub');
    const changed = Object.entries(parsed.hubs).filter(([hubName]) => hubName === name);
    this.#warnOfUnmatched(Object.fromEntries(changed));
    for (const [hubName, settings] of changed) this.hubs.configure(hubName, settings);
  }

  reload(input: SettingsInput): ReloadResult {
    const given = Object.entries(input).filter(([, value]) => value !== undefined);
    const current = Object.fromEntries(this.hubs.configured());
    const origin = 'the new settings';
    const next = parseSettings({ ...this.started, hubs: current, ...Object.fromEntries(given) }, origin);
    // What hubs need of other settings, they need of those that the emulator runs with.
    parseSettings({ ...this.started, hubs: next.hubs }, `${origin}, with those of the start that need a restart`);
    const result = {
      ...this.#reloadHubs(next.hubs),
      needRestart: given.flatMap(([name]) => this.#findStartSettings(name as keyof Settings, next)),
    };
    // What was wrong with an event handler may be mended.
    this.webhooks.forgetRejections();
    this.#logReload(result, next);
    return result;
  }

  async checkEventHandlers(): Promise<HandlerCheck[]> {
    const checks = [...this.hubs.configured()].map(([name, settings]) => this.webhooks.check({ name, settings }));
    return (await Promise.all(checks)).flat();
  }

  #reloadHubs(next: Settings['hubs']): Omit<ReloadResult, 'needRestart'> {
    const current = new Map(this.hubs.configured());
    const wanted = new Map(Object.entries(next).map(([name, settings]) => [name.toLowerCase(), settings]));
    const addedHubs = [...wanted.keys()].filter((name) => !current.has(name));
    const changedHubs = [...wanted.keys()].filter(
      (name) => current.has(name) && !isDeepStrictEqual(current.get(name), wanted.get(name)),
    );
    const removedHubs = [...current.keys()].filter((name) => !wanted.has(name));
    const differs = new Set([...addedHubs, ...changedHubs]);
    const toConfigure = [...wanted].filter(([name]) => differs.has(name));
    this.#warnOfUnmatched(Object.fromEntries(toConfigure));
    for (const name of removedHubs) this.hubs.removeSettings(name);
    for (const [name, settings] of toConfigure) this.hubs.configure(name, settings);
    return { addedHubs, changedHubs, removedHubs };
  }

  /** The paths of a setting that is read at start alone, as far as it differs. */
  #findStartSettings(name: keyof Settings, next: Settings): string[] {
    const [before, after]: [unknown, unknown] = [this.started[name], next[name]];
    if (name === 'hubs' || isDeepStrictEqual(before, after)) return [];
    if (!objectSettings.has(name) || !isObject(before) || !isObject(after)) return [name];
    const members = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return members.filter((key) => !isDeepStrictEqual(before[key], after[key])).map((key) => `${name}.${key}`);
  }

  #logReload({ addedHubs, changedHubs, removedHubs, needRestart }: ReloadResult, next: Settings): void {
    const changes = [
      ...describe('added', addedHubs),
      ...describe('changed', changedHubs),
      ...describe('removed', removedHubs),
    ];
    this.log.info({ reason: changes.join('; ') || 'no hub changed' }, 'settings reloaded');
    for (const setting of needRestart) {
      const path = setting.split('.');
      const [before, after] = [shownValue(path, memberAt(this.started, path)), shownValue(path, memberAt(next, path))];
      const reason = before === after ? 'it has changed' : `it is ${before}, and in the new settings ${after}`;
      this.log.warn({ setting, reason, hint: 'Restart the emulator to use it.' }, 'setting needs a restart');
    }
  }

  #warnOfUnmatched(hubs: Settings['hubs']): void {
    for (const unmatched of findUnmatchedSettings(hubs)) this.log.warn(unmatched, 'setting matches no event');
  }
}

function describe(what: string, hubs: readonly string[]): string[] {
  if (hubs.length === 0) return [];
  return [`${hubs.length === 1 ? 'hub' : 'hubs'} ${what}: ${hubs.join(', ')}`];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function memberAt(settings: Settings, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), settings);
}
