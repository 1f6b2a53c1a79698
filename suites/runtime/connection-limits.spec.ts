import { expect, scenario, step, verifies } from '../../fixtures/index.js';
import { callsOf } from '../hub-calls.js';
import { expectRecipients } from '../recipients.js';

/** A slow service answers as many as it can in this time. */
const budgetMs = 20_000;

scenario(
  'a connection that asks for very many namespaces has an answer for each, and stays',
  verifies('RUNTIME-LIMIT-10', 'RUNTIME-LIMIT-11'),
  async ({ rawSocket, service, environment, countMessages, noteFewer, ns, hub }) => {
    const count = Math.ceil(1.2 * environment.maxMessages);
    countMessages(budgetMs);
    const client = await rawSocket({ hub: 'noHandler' });
    await client.join(ns);
    const deadline = performance.now() + budgetMs;
    for (let number = 0; number < count; number++) await client.send(`40${ns.path}-${number},`);
    let answered = 0;
    const isAnswered = (): Promise<boolean> =>
      client
        .nextUnlessClosed((packet) => /^4[04]/.test(packet))
        .then(
          (packet) => packet !== undefined,
          () => false,
        );
    while (answered < count && performance.now() < deadline && (await isAnswered())) answered++;
    // What a slow service has not come to in this time may still be answered.
    const isJudged = performance.now() < deadline;
    noteFewer(isJudged ? count : answered, budgetMs);
    const marker = ns.event('marker');
    await service.sendToGroup(ns.group, marker, { hub: hub('noHandler') });
    const seen = await client.nextUnlessClosed((packet) => packet === marker);
    await step('RUNTIME-LIMIT-11', () => expect(seen, 'a send once all are answered').toBe(marker));
    if (isJudged) await step('RUNTIME-LIMIT-10', () => expect(answered, 'namespaces with an answer').toBe(count));
  },
);

scenario(
  'a connection joins each of ten thousand groups, or none',
  verifies('RUNTIME-LIMIT-12'),
  async ({ connect, service, ns, hub }) => {
    const client = await connect();
    const groups = Array.from({ length: 10_001 }, (_, number) => ns.room(`r${number}`));
    const body = JSON.stringify({ groups, filter: `'${client.group}' in groups` });
    const headers = { 'Content-Type': 'application/json' };
    const { status } = await callsOf(service, hub('handler'))('POST', '/:addToGroups', { headers, body });
    expect([2, 4], `the status, which is ${status}`).toContain(Math.floor(status / 100));
    const tried = [0, 99, 5000, 9999, 10_000];
    for (const number of tried) await service.sendToGroup(groups[number] ?? '', ns.event('news', number));
    const joined = status < 300 ? tried : [];
    await expectRecipients(
      { client },
      'news',
      joined.map(() => 'client'),
      `Sends to ${tried.length} of the groups, which were joined with status ${status},`,
    );
  },
);
