import { Agent } from 'node:http';
import { Agent as TlsAgent } from 'node:https';
import { setTimeout } from 'node:timers/promises';
import {
  expect,
  expectAcknowledgement,
  expectAdmitted,
  handlerScenario,
  newId,
  step,
  verifies,
  withHeader,
  without,
} from '../../fixtures/handler.js';

/** Long enough that pieces are read apart. */
const pauseMs = 60;

async function* inPieces(text: string): AsyncGenerator<string> {
  for (const [start, end] of [
    [0, 3],
    [3, 20],
    [20, text.length],
  ]) {
    yield text.slice(start, end);
    await setTimeout(pauseMs);
  }
}

const args = '"a text that is longer than a piece"';

handlerScenario('a body may come in chunks', verifies('HANDLER-HTTP-01'), async ({ handler }) => {
  await handler.acknowledged(handler.echo({ args }), `430[${args}]`);
  const event = withHeader(handler.echo({ args }), 'Transfer-Encoding', 'chunked');
  expectAcknowledgement(await handler.post(event, { pieces: inPieces(event.body) }), `430[${args}]`);
});

handlerScenario('a body may come in pieces', verifies('HANDLER-HTTP-02'), async ({ handler }) => {
  await handler.acknowledged(handler.echo({ args }), `430[${args}]`);
  const event = handler.echo({ args });
  const sized = withHeader(event, 'Content-Length', String(Buffer.byteLength(event.body)));
  expectAcknowledgement(await handler.post(sized, { pieces: inPieces(event.body) }), `430[${args}]`);
});

handlerScenario('a content type may have parameters', verifies('HANDLER-HTTP-03'), async ({ handler }) => {
  await handler.acknowledged(handler.echo({ args }), `430[${args}]`);
  for (const contentType of ['text/plain; charset=utf-8', 'text/plain;charset=UTF-8']) {
    const event = withHeader(handler.echo({ args }), 'Content-Type', contentType);
    expectAcknowledgement(await handler.post(event), `430[${args}]`, `A message of type ${contentType}`);
  }
});

handlerScenario(
  'events on one connection have their own answers',
  verifies('HANDLER-HTTP-04'),
  async ({ handler, handlerEnvironment }) => {
    await handler.acknowledged(handler.echo({ args }), `430[${args}]`);
    const kept = { keepAlive: true, maxSockets: 1 };
    const isTls = handlerEnvironment.url.startsWith('https:');
    const agent = isTls ? new TlsAgent({ ...kept, rejectUnauthorized: false }) : new Agent(kept);
    try {
      for (let id = 1; id <= 5; id++) {
        const answer = await handler.post(handler.echo({ ackId: String(id), args: `"${id}"` }), { agent });
        expectAcknowledgement(answer, `43${id}["${id}"]`);
      }
    } finally {
      agent.destroy();
    }
  },
);

handlerScenario('HTTP/2 is spoken', verifies('HANDLER-HTTP-05'), async ({ handler }) => {
  await handler.admits();
  expectAdmitted(await handler.post(handler.system('connect'), { http2: true }));
});

handlerScenario('the certificate is valid', verifies('HANDLER-HTTP-06'), async ({ handler }) => {
  const { certificateProblem } = await handler.validate();
  expect(certificateProblem, 'what is wrong with the certificate').toBeUndefined();
});

// The event that has to be answered meanwhile has half the usual time: a handler that reads one request at a time keeps the
// events of other scenarios waiting, and those are not to fail for it.
handlerScenario('an unfinished request delays no other', verifies('HANDLER-HTTP-08'), async ({ handler }) => {
  await handler.admits();
  const event = handler.system('connect');
  const sized = withHeader(event, 'Content-Length', String(Buffer.byteLength(event.body)));
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => (finish = resolve));
  async function* slowly(): AsyncGenerator<string> {
    yield event.body.slice(0, 5);
    await finished;
    yield event.body.slice(5);
  }
  const unfinished = handler.post(sized, { pieces: slowly() }).catch(() => undefined);
  try {
    // The beginning of the first has to be there before the other comes.
    await setTimeout(pauseMs);
    expectAdmitted(await handler.post(handler.system('connect'), { timeoutMs: handler.answerMs / 2 }));
  } finally {
    finish();
    await unfinished;
  }
});

handlerScenario(
  'the content of an answer has a type',
  verifies('HANDLER-HTTP-12'),
  async ({ handler, notApplicable }) => {
    const answers = [
      await step('HANDLER-CONNECT-01', () => handler.post(handler.system('connect'))),
      await handler.post(handler.message({ name: `no-such-event-${newId()}`, ackId: '1' })),
      await handler.post(without(handler.system('connect'), 'ce-hub')),
    ];
    const withBody = answers.filter(({ body }) => body !== '');
    notApplicable(withBody.length === 0, 'none of its answers to three events has a body');
    for (const { status, headers } of withBody) {
      expect(headers['content-type'], `the Content-Type of an answer of status ${status} with a body`).toBeDefined();
    }
  },
);

/** The rows by which each system event is answered at all. */
const answered = {
  connect: 'HANDLER-CONNECT-01',
  connected: 'HANDLER-NOTICE-01',
  disconnected: 'HANDLER-NOTICE-02',
} as const;

for (const event of ['connect', 'connected', 'disconnected'] as const) {
  handlerScenario(`a ${event} event is not redirected`, verifies('HANDLER-HTTP-09'), async ({ handler }) => {
    const { status } = await step(answered[event], () => handler.post(handler.system(event)));
    expect(status < 300 || status >= 400, `${event} was answered ${status}`).toBe(true);
  });
}

for (const event of ['connect', 'connected', 'disconnected'] as const) {
  const row = event === 'connect' ? 'HANDLER-STATE-01' : 'HANDLER-STATE-02';
  handlerScenario(`the state in the answer to ${event}`, verifies(row), async ({ handler }) => {
    const { headerLines } = await step(answered[event], () => handler.post(handler.system(event)));
    const states = headerLines.filter(([name]) => name.toLowerCase() === 'ce-connectionstate');
    expect(states.length, `ce-connectionState headers of the answer to ${event}`).toBeLessThanOrEqual(
      event === 'connect' ? 1 : 0,
    );
  });
}
