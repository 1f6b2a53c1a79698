/** A request of the service as it came. */
export interface WebhookRequest {
  readonly method: string;
  /** Every header as it came, name and value. */
  readonly rawHeaders: readonly (readonly [string, string])[];
  readonly body: Buffer;
}

/** What the extension answers to the service. */
export interface WebhookAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What the extension answers to an abuse-protection request. */
export interface ValidationAnswer {
  readonly status: number;
  /** `WebHook-Allowed-Origin`; null where the answer has none. */
  readonly allowedOrigin: string | null;
}
