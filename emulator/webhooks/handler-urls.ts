import { expandUrlTemplate, leavesTemplatePath } from './url-template.js';

/** Where a webhook is posted to. */
export interface WebhookUrl {
  readonly href: string;
  readonly origin: string;
  /** With the query. */
  readonly path: string;
}

/** Clients choose the names of events: only this many URLs are kept, and none of a long name. */
const maxUrls = 1000;
const maxNameLength = 200;

/** The URLs of one event handler, each made once. */
export class HandlerUrls {
  /** What is asked whether it accepts events. */
  readonly validation: string;
  readonly #urls = new Map<string, WebhookUrl | undefined>();

  constructor(
    private readonly template: string,
    private readonly hub: string,
  ) {
    this.validation = expandUrlTemplate(template, { hub, event: 'validate' });
  }

  /** Undefined where the event's name would leave the path of the template. */
  urlOf(event: string): WebhookUrl | undefined {
    const known = this.#urls.get(event);
    if (known !== undefined || this.#urls.has(event)) return known;
    const url = this.#make(event);
    if (this.#urls.size === maxUrls) this.#urls.clear();
    if (event.length <= maxNameLength) this.#urls.set(event, url);
    return url;
  }

  #make(event: string): WebhookUrl | undefined {
    const names = { hub: this.hub, event };
    if (leavesTemplatePath(this.template, names)) return undefined;
    const href = expandUrlTemplate(this.template, names);
    const { origin, pathname, search } = new URL(href);
    return { href, origin, path: pathname + search };
  }
}
