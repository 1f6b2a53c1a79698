import { expect, it } from 'vitest';
import { loadRequirements } from '../specs/load-requirements.js';
import { selectRequirements } from './select-requirements.js';

const testable = loadRequirements().find((requirement) => requirement.testable && requirement.profile !== 'core');
const untestable = loadRequirements().find((requirement) => !requirement.testable);

it('selects every profile that has something to test where nothing is said', () => {
  expect(selectRequirements()).toEqual({ profiles: ['core', 'management', 'functions', 'transports', 'runtime'] });
});

it('refuses a profile that has nothing to test yet', () => {
  expect(() => selectRequirements(['default-mode'])).toThrow('has no requirement yet that can be tested');
});

it('selects requirements with their profiles', () => {
  const id = testable?.id ?? '';
  expect(selectRequirements(undefined, [id])).toEqual({ profiles: [testable?.profile], requirements: [id] });
});

it('suggests the profile that was meant', () => {
  expect(() => selectRequirements(['cor'])).toThrow('There is no profile "cor". Did you mean core?');
});

it('suggests the requirement that was meant', () => {
  expect(() => selectRequirements(undefined, [`${testable?.id ?? ''}X`])).toThrow(`Did you mean ${testable?.id ?? ''}`);
});

it('refuses a requirement that cannot be tested', () => {
  expect(() => selectRequirements(undefined, [untestable?.id ?? ''])).toThrow('cannot be tested over the wire: ');
});

it('refuses a requirement of a profile that is not selected', () => {
  const { id = '', profile = '' } = testable ?? {};
  expect(() => selectRequirements(['core'], [id])).toThrow(`${id} is of profile ${profile}, and --profile gives core.`);
  expect(selectRequirements(['core', profile], [id])).toEqual({ profiles: ['core', profile], requirements: [id] });
});
