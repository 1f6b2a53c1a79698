import type { Requirement } from '../../specs/requirement.js';

type Row = [
  id: string,
  level: Requirement['level'],
  evidence: Requirement['evidence'],
  impact: string,
  statement: string,
];

const rows: Record<string, [profile: Requirement['profile'], section: string, rows: Row[]]> = {
  auth: [
    'core',
    'Authentication',
    [
      [
        'AUTH-EXP-01',
        'MUST',
        'documented',
        'unauthorized-access',
        'A client whose token has expired is refused with 401.',
      ],
      ['AUTH-KEY-01', 'MUST', 'documented', 'client-locked-out', 'A token signed with the secondary key is accepted.'],
      [
        'AUTH-SKEW-01',
        'SHOULD',
        'official-emulator',
        'client-locked-out',
        'A token is accepted for five minutes after its exp.',
      ],
    ],
  ],
  ack: [
    'core',
    'Message event',
    [
      [
        'ACK-BODY-01',
        'MUST',
        'documented',
        'ack-lost',
        'The body of a 200 answer to a message is delivered to the client that sent it, unchanged.',
      ],
      ['ACK-NONE-01', 'MUST', 'documented', 'wrong-data', 'A 204 answer to a message sends nothing to the client.'],
    ],
  ],
  'rest-send': [
    'core',
    'Send to a room',
    [
      [
        'REST-SEND-01',
        'MUST',
        'documented',
        'wrong-recipient',
        'A send to a room reaches the sockets in that room, and no other socket.',
      ],
      ['REST-SEND-04', 'MUST', 'observed', 'client-code-breaks', 'A send to a room without members answers 202.'],
      ['REST-SEND-07', 'MAY', 'swagger', 'message-lost', 'A send accepts messageTtlSeconds from 0 to 300.'],
    ],
  ],
  webhook: [
    'core',
    'Event handler',
    [
      ['WEBHOOK-SIGN-01', 'MUST', 'documented', 'forged-events', 'Every delivery is signed with both access keys.'],
      [
        'WEBHOOK-TYPE-01',
        'MUST',
        'inferred',
        'handler-breaks',
        'The ce-type of a message is azure.webpubsub.user.message.',
      ],
      [
        'WEBHOOK-KEEP-01',
        'SHOULD',
        'documented',
        'slow-handler',
        'Deliveries to one event handler reuse its connections.',
      ],
    ],
  ],
  polling: [
    'transports',
    'Transports',
    [
      [
        'POLLING-UPGRADE-01',
        'MUST',
        'official-client',
        'client-locked-out',
        'A client that begins by polling is upgraded to WebSocket.',
      ],
      [
        'POLLING-ONLY-01',
        'MUST',
        'official-client',
        'client-locked-out',
        'A client that only polls sends and receives.',
      ],
    ],
  ],
};

/** A few requirements of every kind; not those of the contract. */
export const sampleRegistry: readonly Requirement[] = Object.entries(rows).flatMap(
  ([area, [profile, section, areaRows]]) =>
    areaRows.map(([id, level, evidence, impact, statement]) => ({
      id,
      area,
      level,
      impact,
      profile,
      statement,
      source: { document: 'socket-io-serverless-protocol.md', section },
      evidence,
      testable: id !== 'WEBHOOK-KEEP-01',
      ...(evidence === 'observed' && { exchanges: ['OBS-010', 'OBS-011'] }),
      ...(id === 'WEBHOOK-KEEP-01' ? { reason: 'a proxy between service and handler hides it.' } : {}),
    })),
);
