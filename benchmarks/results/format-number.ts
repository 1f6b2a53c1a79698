/** Three significant digits, with a comma for thousands: `12,300`, `1.23`, `0.123`. */
export function formatNumber(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}
