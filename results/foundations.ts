/**
 * Rows that nearly every scenario stands on, each after those that it rests on itself. What one of them lacks is blamed on
 * it alone, and the scenarios above could not be judged. Scenarios of one of these rows rest only on the rows before it.
 */
export const foundations: readonly string[] = [
  'HANDSHAKE-PATH-02',
  'HANDSHAKE-PROTOCOL-01',
  'LIFECYCLE-CONNECT-01',
  'LIFECYCLE-CONNECT-03',
  'MESSAGES-EVENT-01',
  'MESSAGES-ACK-01',
  'LIFECYCLE-CONNECTED-01',
  'LIFECYCLE-DISCONNECT-01',
  'AUTH-REST-01',
  'REST-SEND-01',
  'REST-SEND-02',
  'REST-GROUPS-01',
  'REST-GROUPS-02',
  'REST-GROUPS-05',
];
