import {
  AbstractStartedContainer,
  GenericContainer,
  getContainerRuntimeClient,
  Wait,
  type StartedTestContainer,
} from 'testcontainers';
import type { SettingsInput } from '../emulator/index.js';
import { formatConnectionString, wellKnownAccessKey } from '../protocol/index.js';

/** The port that the emulator listens on in its image. */
const port = 8080;

const settingsFile = '/tmp/settings.json';

/** The name by which a container reaches the machine that started it, as in `http://host.docker.internal:3000/events`. */
export const hostOfContainers = 'host.docker.internal';

/**
 * The emulator in a container, in the style of Testcontainers' modules. It is ready once `GET /api/health` answers 200 on the
 * mapped port. Everything of `GenericContainer` can be set, too.
 *
 * @example
 * await using emulator = await new SocketIOServerlessContainer('socketio-serverless:0.1.0')
 *   .withEventHandler('chat', `http://${hostOfContainers}:3000/events`)
 *   .start();
 * const service = new WebPubSubServiceClient(emulator.getConnectionString(), 'chat', { allowInsecureConnection: true });
 */
export class SocketIOServerlessContainer extends GenericContainer {
  readonly #flags: string[] = [];
  #settings: SettingsInput = {};

  /** @param image as `npm run build:image` names it: `socketio-serverless:0.1.0`. */
  constructor(image: string) {
    super(image);
    this.withExposedPorts(port)
      .withExtraHosts([{ host: hostOfContainers, ipAddress: 'host-gateway' }])
      .withWaitStrategy(health());
  }

  /**
   * The emulator's settings, as in its settings file; they replace those of an earlier call. `host` and `port` have no
   * effect, since the image listens on all its addresses and Testcontainers maps the port. `webhooks.origin` is by default
   * the host of {@link StartedSocketIOServerlessContainer.getEndpoint}.
   */
  withSettings(settings: SettingsInput): this {
    this.#settings = settings;
    return this.withWaitStrategy(settings.tls === undefined ? health() : health().usingTls().allowInsecure());
  }

  /** The primary access key; by default the one that every emulator has. */
  withAccessKey(accessKey: string): this {
    return this.withEnvironment({ SOCKETIO_SERVERLESS_ACCESS_KEY: accessKey });
  }

  /**
   * Posts every event of a hub to a URL, in which `{hub}` and `{event}` are replaced. An event handler on this machine has
   * the host {@link hostOfContainers}, and must listen on an address that containers reach, such as 0.0.0.0.
   */
  withEventHandler(hub: string, urlTemplate: string): this {
    this.#flags.push('--event-handler', `${hub}=${urlTemplate}`);
    return this;
  }

  /** Lets clients of a hub connect without a token. */
  withAnonymousHub(hub: string): this {
    this.#flags.push('--allow-anonymous', hub);
    return this;
  }

  /** @throws Error where there is no container engine or no such image, or where the emulator does not get ready. */
  override async start(): Promise<StartedSocketIOServerlessContainer> {
    const { info } = await getContainerRuntimeClient();
    const webhooks = { origin: info.containerRuntime.host, ...this.#settings.webhooks };
    const content = JSON.stringify({ ...this.#settings, webhooks });
    this.withCopyContentToContainer([{ content, target: settingsFile }]).withCommand([
      'start',
      ...['--config', settingsFile],
      ...this.#flags,
    ]);
    const scheme = this.#settings.tls === undefined ? 'http' : 'https';
    const accessKey =
      this.environment['SOCKETIO_SERVERLESS_ACCESS_KEY'] ?? this.#settings.accessKey ?? wellKnownAccessKey;
    return new StartedSocketIOServerlessContainer(await super.start(), scheme, accessKey);
  }
}

function health() {
  return Wait.forHttp('/api/health', port, { abortOnContainerExit: true }).forStatusCode(200);
}

/** A running emulator in a container. */
export class StartedSocketIOServerlessContainer extends AbstractStartedContainer {
  readonly #scheme: string;
  readonly #accessKey: string;

  constructor(container: StartedTestContainer, scheme: 'http' | 'https', accessKey: string) {
    super(container);
    this.#scheme = scheme;
    this.#accessKey = accessKey;
  }

  /** Scheme, host and mapped port, for clients on this machine: `http://localhost:32768`. */
  getEndpoint(): string {
    return `${this.#scheme}://${this.getHost()}:${this.getMappedPort(port)}`;
  }

  /** The primary access key. */
  getAccessKey(): string {
    return this.#accessKey;
  }

  /** What a backend and the official SDK connect with; it holds the primary access key. */
  getConnectionString(): string {
    return formatConnectionString({ endpoint: this.getEndpoint(), accessKey: this.#accessKey });
  }
}
