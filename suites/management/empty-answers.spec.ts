import { expect, requireSuccess, scenario, verifies } from '../../fixtures/index.js';
import { callsOf } from '../hub-calls.js';

scenario(
  'an operation without a result answers without a body',
  verifies('MANAGEMENT-ANSWER-01'),
  async ({ connect, service, eventHandler, ns, hub }) => {
    const call = callsOf(service, hub('handler'));
    const id = eventHandler.connectionOf(await connect());
    const groups = JSON.stringify({ groups: [ns.room('lobby')], filter: `connectionId eq '${id}'` });
    const json = { headers: { 'Content-Type': 'application/json' }, body: groups };
    const text = { headers: { 'Content-Type': 'text/plain' }, body: ns.event('news') };
    const answers = [
      await call('POST', '/:addToGroups', json),
      await call('POST', `/groups/${ns.group}/:send`, text),
      await call('HEAD', `/connections/${id}`),
      await call('PUT', `/groups/${ns.room('lobby')}/connections/${id}`),
      await call('PUT', `/permissions/sendToGroup/connections/${id}`, { query: [['targetName', 'lobby']] }),
      await call('POST', '/:removeFromGroups', json),
      await call('DELETE', `/groups/${ns.room('lobby')}/connections/${id}`),
      await call('DELETE', `/connections/${id}`),
    ];
    for (const answer of answers) await requireSuccess(answer);
    expect(answers.map(({ entry, body }) => [entry.operationId, body])).toEqual(
      answers.map(({ entry }) => [entry.operationId, '']),
    );
  },
);
