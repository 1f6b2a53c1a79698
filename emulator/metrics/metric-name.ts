/** The name of a metric of this project. Its unit and `_total` are part of the given name, as Prometheus has it. */
export function metricName(name: string): string {
  return `socketio_serverless_${name}`;
}

/** A value as Prometheus labels have it: `too late` is `too_late`. */
export function labelValue(text: string): string {
  return text.replaceAll(' ', '_');
}
