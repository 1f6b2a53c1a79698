const requirementFlag = / --requirement[ =]\S+/g;
const npmScript = /^npm (test|t|run \S+|start)\b/;

/**
 * The command that repeats a run for some requirements.
 *
 * @example reproduceCommand('npm test', 'REST-SEND-04') // 'npm test -- --requirement REST-SEND-04'
 */
export function reproduceCommand(command: string, ...requirements: readonly string[]): string {
  const base = command.replaceAll(requirementFlag, '').trimEnd();
  const isOpen = !npmScript.test(base) || / --( |$)/.test(base);
  return `${base}${isOpen ? '' : ' --'} --requirement ${requirements.join(' ')}`;
}
