import { findMissingTestPackages, installCommand } from '../fixtures/run/test-packages.js';

/** @throws Error where the runner is not installed. Without one of the others, the scenarios that need it could not run. */
export function checkRunner(): void {
  const missing = findMissingTestPackages();
  if (!missing.includes('@playwright/test')) return;
  throw new Error(
    'The suite needs packages that are not installed, since the emulator does without them. ' +
      `Install them beside socketio-serverless:\n\n  ${installCommand(missing)}`,
  );
}

/** As {@link checkRunner}, for scenarios that need the runner alone. */
export function checkRunnerAlone(): void {
  if (!findMissingTestPackages().includes('@playwright/test')) return;
  throw new Error(
    'The check needs a package that is not installed, since the emulator does without it. ' +
      `Install it beside socketio-serverless:\n\n  ${installCommand(['@playwright/test'])}`,
  );
}
