const requirementFlag = / --requirement[ =]\S+/g;
const npmScript = /^npm (test|t|run \S+|start)\b/;

/**
 * The command that repeats a run for one requirement.
 *
 * @example reproduceCommand('npm test', 'REST-SEND-04') // 'npm test -- --requirement REST-SEND-04'
 */
export function reproduceCommand(command: string, requirementId: string): string {
  const base = command.replaceAll(requirementFlag, '').trimEnd();
  const isOpen = !npmScript.test(base) || / --( |$)/.test(base);
  return `${base}${isOpen ? '' : ' --'} --requirement ${requirementId}`;
}
