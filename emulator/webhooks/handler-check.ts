/** Whether an event handler accepts events. */
export interface HandlerCheck {
  readonly hub: string;
  /** Without its query, which holds a secret. */
  readonly urlTemplate: string;
  /** Undefined before it was asked; of the handlers of `*`, one with `{hub}` in its URL is only asked for a hub. */
  readonly accepts?: boolean;
  /** Why it does not. */
  readonly reason?: string;
}
