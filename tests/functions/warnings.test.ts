import { expect, it } from 'vitest';
import { startApp } from './start-app.js';

it('warns at start of what it ignores', async () => {
  const { logs } = await startApp({
    'app.js': `
      const { app, input, output, trigger } = require('@azure/functions');
      const retry = { strategy: 'fixedDelay', maxRetryCount: 2, delayInterval: { seconds: 1 } };
      app.timer('tick', { schedule: '0 0 0 1 1 *', useMonitor: true, retry, handler: () => {} });
      app.http('negotiate', {
        extraInputs: [input.generic({ type: 'socketionegotiation', name: 'n', hub: 'h', userID: 'u', audience: 'a' })],
        extraOutputs: [output.generic({ type: 'socketio', name: 'o', hub: 'h', namespace: '/a' })],
        handler: () => ({}),
      });
      app.generic('chat', {
        trigger: trigger.generic({ type: 'socketiotrigger', name: 't', hub: 'h', eventName: 'chat', parameterName: ['a'] }),
        handler: () => {},
      });
    `,
    'host.json':
      '{ "version": "2.0", "logging": {}, "retry": {}, "extensions": { "http": { "hsts": {} }, "queues": {} } }',
    'local.settings.json': '{ "Values": {}, "Host": { "LocalHttpPorts": 1 } }',
  });
  expect(logs.filter(({ level }) => level === 'warning').map(({ message }) => message)).toEqual([
    'Host.LocalHttpPorts in local.settings.json is ignored: this host does not know it.',
    'retry in host.json is ignored: this host does not know it.',
    'extensions.http.hsts in host.json is ignored: this host does not know it.',
    'extensions.queues in host.json is ignored: this host does not know it.',
    'The retry policy of the function "tick" is ignored: a run that fails is not repeated here.',
    expect.stringMatching(
      /^The binding ".+" \(timerTrigger\) of the function "tick": useMonitor is ignored: a run that was missed while the host was off is not made up for\.$/,
    ),
    'The binding "n" (socketionegotiation) of the function "negotiate": audience is unknown, and ignored.',
    'The binding "o" (socketio) of the function "negotiate": namespace is unknown, and ignored.',
    'The binding "t" (socketiotrigger) of the function "chat": parameterName is unknown, and ignored. Did you mean parameterNames?',
  ]);
});
