/**
 * The end of an error's message that says what the failed call rests on: rows that other scenarios verify. Where one of them
 * failed there, the scenario's own rows were not judged; otherwise the failure is the scenario's own.
 *
 * @example `Expected the event "news" at client a within 3000 ms.${needsText('REST-SEND-02')}`
 */
export function needsText(...requirements: readonly string[]): string {
  return ` (Needs ${requirements.join(', ')}.)`;
}

/** The rows that an error's message says the failed call rests on. */
export function readNeeds(error: string): string[] {
  const [, list = ''] = /\(Needs ((?:[A-Z]+(?:-[A-Z]+)*-\d{2}(?:, )?)+)\.\)/.exec(error) ?? [];
  return list === '' ? [] : list.split(', ');
}

/** A message without the rows that it rests on. */
export function withoutNeeds(message: string): string {
  return message.replace(/ \(Needs [A-Z\d, -]+\.\)$/, '');
}
