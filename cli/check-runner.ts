import {
  findMissingTestPackages,
  functionsPackage,
  installCommand,
  isInstalled,
  type TestPackage,
} from '../fixtures/run/test-packages.js';

/** What scenarios cannot even be loaded without. */
const runner: ReadonlySet<TestPackage> = new Set(['@playwright/test']);

/** @throws Error where the runner is not installed. Without one of the others, the scenarios that need it could not run. */
export function checkRunner(): void {
  const missing = findMissingTestPackages();
  if (missing.some((name) => runner.has(name))) throw missingPackages('The suite', missing);
}

/** As {@link checkRunner}, for scenarios that need the runner alone. */
export function checkRunnerAlone(): void {
  const missing = findMissingTestPackages().filter((name) => runner.has(name));
  if (missing.length > 0) throw missingPackages('The check', missing);
}

function missingPackages(what: string, missing: readonly TestPackage[]): Error {
  return new Error(
    `${what} needs packages that are not installed, since the emulator does without them. ` +
      `Install them beside socketio-serverless:\n\n  ${installCommand(missing)}`,
  );
}

/** @throws Error where the library of the Functions app is not installed that is the event handler of a run. */
export function checkFunctionsPackage(): void {
  if (isInstalled(functionsPackage)) return;
  throw new Error(
    `--event-handler functions runs an Azure Functions app, and ${functionsPackage} is not installed. ` +
      `Install it beside socketio-serverless:\n\n  ${installCommand([functionsPackage])}`,
  );
}
