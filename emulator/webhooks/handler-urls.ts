import { BoundedCache } from '../../lib/bounded-cache.js';
import { loggableUrl } from './loggable-url.js';
import { expandUrlTemplate, leavesTemplatePath } from './url-template.js';

/** Where a webhook is posted to. */
export interface WebhookUrl {
  readonly href: string;
  readonly origin: string;
  /** With the query. */
  readonly path: string;
  /** Without the query, for the log. */
  readonly loggable: string;
}

/** Clients choose the names of events: only this many URLs are kept, and none of a long name. */
const maxUrls = 1000;
const maxNameLength = 200;

/** The URLs of one event handler for the events of all its hubs, each made once. */
export class HandlerUrls {
  /** Whether each hub has URLs of its own. */
  readonly nameHub: boolean;
  readonly #urls = new Map<string, WebhookUrl | undefined>();
  readonly #validations = new BoundedCache<string>(maxUrls);

  constructor(private readonly template: string) {
    this.nameHub = /\{hub\}/i.test(template);
  }

  /** What is asked whether it accepts events of a hub. */
  validationOf(hub: string): string {
    return this.#validations.get(hub, () => expandUrlTemplate(this.template, { hub, event: 'validate' }));
  }

  /** Undefined where the event's name would leave the path of the template. */
  urlOf(hub: string, event: string): WebhookUrl | undefined {
    // The name of a hub has no white space.
    const key = this.nameHub ? `${hub} ${event}` : event;
    const known = this.#urls.get(key);
    if (known !== undefined || this.#urls.has(key)) return known;
    const url = this.#make(hub, event);
    if (this.#urls.size === maxUrls) this.#urls.clear();
    if (event.length <= maxNameLength) this.#urls.set(key, url);
    return url;
  }

  #make(hub: string, event: string): WebhookUrl | undefined {
    const names = { hub, event };
    if (leavesTemplatePath(this.template, names)) return undefined;
    const href = expandUrlTemplate(this.template, names);
    const { origin, pathname, search } = new URL(href);
    return { href, origin, path: pathname + search, loggable: loggableUrl(href) };
  }
}
