import { expect, it } from 'vitest';
import { loadRequirements } from '../specs/load-requirements.js';
import { selectRequirements } from './select-requirements.js';

const testable = loadRequirements().find((requirement) => requirement.testable && requirement.profile !== 'core');
const untestable = loadRequirements().find((requirement) => !requirement.testable);

it('selects every profile that has something to test where nothing is said', () => {
  expect(selectRequirements()).toEqual({ profiles: ['core', 'management', 'functions', 'transports', 'runtime'] });
});

it('rejects a profile that has nothing to test yet', () => {
  expect(() => selectRequirements({ profiles: ['default-mode'] })).toThrow('has no requirement yet that can be tested');
});

it('selects requirements with their profiles', () => {
  const id = testable?.id ?? '';
  expect(selectRequirements({ requirements: [id] })).toEqual({ profiles: [testable?.profile], requirements: [id] });
});

it('suggests the profile that was meant', () => {
  expect(() => selectRequirements({ profiles: ['cor'] })).toThrow('There is no profile "cor". Did you mean core?');
});

it('suggests the requirement that was meant', () => {
  expect(() => selectRequirements({ requirements: [`${testable?.id ?? ''}X`] })).toThrow(
    `Did you mean ${testable?.id ?? ''}`,
  );
});

it('rejects a requirement that cannot be tested', () => {
  expect(() => selectRequirements({ requirements: [untestable?.id ?? ''] })).toThrow(
    'cannot be tested over the wire: ',
  );
});

it('rejects a requirement of a profile that is not selected', () => {
  const { id = '', profile = '' } = testable ?? {};
  expect(() => selectRequirements({ profiles: ['core'], requirements: [id] })).toThrow(
    `${id} is of profile ${profile}, and --profile gives core.`,
  );
  expect(selectRequirements({ profiles: ['core', profile], requirements: [id] })).toEqual({
    profiles: ['core', profile],
    requirements: [id],
  });
});

it('selects by pattern, and leaves out what cannot be tested', () => {
  const { requirements = [] } = selectRequirements({ requirements: ['REST-SEND-*'] });
  expect(requirements.length).toBeGreaterThan(3);
  expect(requirements.filter((id) => !id.startsWith('REST-SEND-'))).toEqual([]);
});

it('leaves out what is skipped', () => {
  const { requirements } = selectRequirements({ requirements: ['REST-SEND-01', 'REST-SEND-02'], skip: ['*-02'] });
  expect(requirements).toEqual(['REST-SEND-01']);
});

it('rejects a pattern to skip that matches nothing, and a skip of everything', () => {
  expect(() => selectRequirements({ skip: ['NOTHING-*'] })).toThrow('--skip: "NOTHING-*" matches no requirement.');
  expect(() => selectRequirements({ requirements: ['REST-SEND-01'], skip: ['**'] })).toThrow(
    '--skip leaves no requirement',
  );
});

it('selects the rows of event handlers for event handlers only', () => {
  expect(selectRequirements({ subject: 'event handler' })).toEqual({ profiles: ['handler'] });
  expect(() => selectRequirements({ profiles: ['handler'] })).toThrow('The profile handler is about event handlers');
  expect(() => selectRequirements({ requirements: ['HANDLER-*'] })).toThrow('HANDLER-* is about event handlers');
  expect(() => selectRequirements({ requirements: ['REST-SEND-04'], subject: 'event handler' })).toThrow(
    'REST-SEND-04 is about services: run `socketio-serverless test`.',
  );
  expect(selectRequirements({ requirements: ['**'] }).profiles).not.toContain('handler');
});
