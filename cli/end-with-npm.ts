/** What the end of npm's shell acts on; `process` is one. */
interface Child {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly pid: number;
  readonly platform: string;
  readonly ppid: number;
  kill(pid: number, signal: NodeJS.Signals): unknown;
}

/** How often is looked whether npm's shell is still there. */
const intervalMs = 500;

/**
 * Ends this process as a SIGTERM does, once the shell is gone in which npm runs this package's own scripts (`npm start`, `npm test`).
 * npm passes a signal to that shell alone, which ends without passing it on. In packages of users nothing is done: their
 * scripts may leave an emulator in the background.
 *
 * @param child this process, whose environment has what npm says of the script that it runs.
 */
export function endWithNpm(child: Child = process): void {
  if (child.env['npm_package_name'] !== 'socketio-serverless') return;
  if (child.env['npm_lifecycle_event'] === undefined || child.platform === 'win32') return;
  const shell = child.ppid;
  const timer = setInterval(() => {
    if (child.ppid === shell) return;
    clearInterval(timer);
    child.kill(child.pid, 'SIGTERM');
  }, intervalMs);
  timer.unref();
}
