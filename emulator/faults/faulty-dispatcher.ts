import type { Dispatcher } from 'undici';
import type { DeliveryFault } from './fault.js';
import type { Faults } from './faults.js';

/** What sends a request, and hands over its answer piece by piece. */
export type Dispatch = Pick<Dispatcher, 'dispatch'>;

/** Sends deliveries as the given dispatcher does, but for those that meet a fault. */
export class FaultyDispatcher implements Dispatch {
  constructor(
    private readonly dispatcher: Dispatch,
    private readonly faults: Faults,
  ) {}

  dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    const fault = this.faults.isEmpty ? undefined : this.#faultOf(options);
    if (fault === undefined) return this.dispatcher.dispatch(options, handler);
    const { delayMs = 0 } = fault;
    const isOnlyLate = fault.status === undefined && fault.drop === undefined;
    const goOn = (): void => {
      if (isOnlyLate) this.dispatcher.dispatch(options, handler);
      else answer(fault, handler);
    };
    if (delayMs === 0) setImmediate(goOn);
    else setTimeout(goOn, delayMs).unref();
    return true;
  }

  #faultOf({ headers }: Dispatcher.DispatchOptions): DeliveryFault | undefined {
    const { 'ce-eventName': event = '', 'ce-hub': hub = '' } = headers as Readonly<Record<string, string>>;
    return this.faults.ofDelivery(decodeURIComponent(event), hub);
  }
}

/** A connection that was never opened has nothing to pause or abort. */
const controller: Dispatcher.DispatchController = {
  aborted: false,
  paused: false,
  reason: null,
  rawHeaders: [],
  rawTrailers: [],
  abort: () => undefined,
  pause: () => undefined,
  resume: () => undefined,
};

function answer({ status, headers = {}, body = '' }: DeliveryFault, handler: Dispatcher.DispatchHandler): void {
  handler.onRequestStart?.(controller, {});
  if (status === undefined) {
    handler.onResponseError?.(controller, new Error('an injected fault dropped it'));
    return;
  }
  handler.onResponseStart?.(controller, status, headers, '');
  if (body !== '') handler.onResponseData?.(controller, Buffer.from(body));
  handler.onResponseEnd?.(controller, {});
}
