import { expect, it } from 'vitest';
import { checkVariableNames } from './environment-variables.js';

it('takes the variables of settings, those of the suite, and all that are of others', () => {
  const environment = { SOCKETIO_SERVERLESS_PORT: '1', SOCKETIO_SERVERLESS_RUN: '{}', PATH: '/bin', HUB: 'x' };
  expect(() => checkVariableNames(environment)).not.toThrow();
});

it('suggests the variable that was meant', () => {
  expect(() => checkVariableNames({ SOCKETIO_SERVERLESS_PROT: '1' })).toThrow(
    'SOCKETIO_SERVERLESS_PROT is no variable of a setting. Did you mean SOCKETIO_SERVERLESS_PORT',
  );
});

it('names every unknown variable, and no value', () => {
  const environment = { SOCKETIO_SERVERLESS_QQQQQQQQ: 'secret', SOCKETIO_SERVERLESS_ACESS_KEY: 'secret' };
  expect(() => checkVariableNames(environment)).toThrow(
    'SOCKETIO_SERVERLESS_QQQQQQQQ is no variable of a setting. Unset it, or see the list in --help.\n' +
      'SOCKETIO_SERVERLESS_ACESS_KEY is no variable of a setting. Did you mean SOCKETIO_SERVERLESS_ACCESS_KEY?',
  );
});
