// The image that tests use: what the scripts that need it share.
import { runCommand } from './run-command.mjs';

export const image = 'socketio-serverless:under-test';

/** What a run against the image needs, for the suite and for Testcontainers. */
export const containerEnvironment = {
  EMULATOR_IMAGE: image,
  // The image of its helper that removes what a killed run leaves may not be on this machine.
  TESTCONTAINERS_RYUK_DISABLED: 'true',
  // Another name than the one that the emulator has by default: Testcontainers chooses the host by machine and engine.
  TESTCONTAINERS_HOST_OVERRIDE: '127.0.0.1',
  // The builder that every engine has.
  DOCKER_BUILDKIT: '0',
};

/** Why no container can run here; undefined where an engine answers. */
export async function missingEngine() {
  const { succeeded, output } = await runCommand(['docker', 'version', '--format', '{{.Server.Version}}'], {
    limitMinutes: 1,
  });
  if (succeeded) return undefined;
  return `no container engine answers (${output.trim().split('\n').at(-1)}). Install Docker and start it.`;
}

/** Builds the image. No registry of images is needed on Linux; elsewhere this machine's Node.js does not run in a container. */
export function buildImage() {
  const base = process.platform === 'linux' ? ['--local-base'] : [];
  return runCommand(['npm', 'run', '--silent', 'build:image', '--', '--tag', image, ...base], {
    environment: containerEnvironment,
  });
}

export function removeImage() {
  return runCommand(['docker', 'image', 'rm', image]);
}
