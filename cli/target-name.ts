/**
 * How the user names the target: by the flag, or else by TARGET_URL; undefined for the embedded emulator.
 *
 * @throws Error where the variable is empty, which is what a script's unset secret makes of it.
 */
export function targetName(flag: string | undefined, environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const variable = environment['TARGET_URL'];
  if (flag !== undefined || variable === undefined) return flag;
  if (variable.trim() !== '') return variable;
  throw new Error(
    'TARGET_URL is empty; expected a descriptor file, a connection string or a URL. ' +
      'Unset it to test the embedded emulator, or give --target.',
  );
}
