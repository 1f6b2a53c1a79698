// Generated from the schema of the settings by `npm run generate`. Do not edit.

/** The settings as a user writes them: everything has a default. */
export interface SettingsInput {
  /** The address to listen on; localhost is both 127.0.0.1 and ::1. Default: "127.0.0.1" */
  host?: string | undefined;
  /** The port to listen on; 0 takes a free one. Default: 8080 */
  port?: number | undefined;
  /** How clients reach the emulator, where that is not http://{host}:{port} */
  endpoint?: string | undefined;
  /** The primary key, which signs webhooks and tokens. Default: "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ABCDEFGH" */
  accessKey?: string | undefined;
  /** The other key, which is accepted as well. Default: "HGFEDCBA9876543210ZYXWVUTSRQPONMLKJIHGFEDCBA" */
  secondaryAccessKey?: string | undefined;
  /** Whether tokens signed with an access key are accepted. Default: "allow" */
  keyTokens?: "allow" | "deny" | undefined;
  /** How far the times of a token may be off: how long an expired one is still accepted. Default: 300 */
  clockSkewSeconds?: number | undefined;
  /** Serve https with a certificate of files, or with one made at start */
  tls?: {
    /** The certificate, with those that it was issued by, in PEM */
    certificateFile: string;
    /** The private key of the certificate, in PEM */
    keyFile: string;
  } | {
    /** Make a certificate at start */
    generate: true;
    /** A file for clients to trust, in PEM */
    writeCertificateTo?: string | undefined;
  } | undefined;
  /** A second port, without TLS, for browsers that do not trust the certificate; 0 takes a free one */
  plainPort?: number | undefined;
  /** Whose tokens REST accepts beside key-signed ones */
  identity?: {
    /** The OpenID Connect issuer that stands for Microsoft Entra ID */
    issuer: string;
    /** The aud of tokens for REST. Default: "https://webpubsub.azure.com" */
    audience?: string | undefined;
    /** The claim of a token that has its roles. Default: "roles" */
    rolesClaim?: string | undefined;
    /** The role that may do everything. Default: "Web PubSub Service Owner" */
    ownerRole?: string | undefined;
    /** The role that may only read. Default: "Web PubSub Service Reader" */
    readerRole?: string | undefined;
    /** The credentials with which tokens for event handlers are fetched */
    client?: {
      /** The client id with which tokens for event handlers are fetched */
      id: string;
      /** The secret of that client */
      secret: string;
    } | undefined;
  } | undefined;
  /** Give out tokens as Microsoft Entra ID would; for development only */
  developmentIssuer?: {
    /** The tenant in the paths of the issuer. Default: "00000000-0000-4000-8000-000000000000" */
    tenantId?: string | undefined;
    /** Who gets tokens; by default one application whose secret is public */
    applications?: ({
      /** The client id with which an application asks for a token */
      id: string;
      /** The client secret */
      secret: string;
      /** The roles of its tokens: Web PubSub Service Owner, Web PubSub Service Reader, or none */
      roles?: (string)[] | undefined;
    })[] | undefined;
    /** The client id of the emulator's own identity, in the tokens that event handlers get. Default: "00000000-0000-4000-8000-000000000002" */
    serviceId?: string | undefined;
    /** How long its tokens are valid. Default: 3600 */
    tokenLifetimeSeconds?: number | undefined;
  } | undefined;
  /** By hub name. * is for every hub: for those that are not listed, and for what a listed hub leaves out. Without it, a hub that is not listed accepts clients and calls no webhook */
  hubs?: Record<string, {
    /** Whether clients may connect without a token. Default: "deny" */
    anonymousConnectPolicy?: "allow" | "deny" | undefined;
    /** In order: the first that matches an event gets it */
    eventHandlers?: ({
      /** Where events are posted to; {hub} and {event} are replaced */
      urlTemplate: string;
      /** Which client events go there: *, one name, or names separated by commas, in any letter case. Default: "" */
      userEventPattern?: string | undefined;
      /** Which of connect, connected, disconnected go there */
      systemEvents?: ("connect" | "connected" | "disconnected")[] | undefined;
      /** Send a bearer token with each event; needs identity.client or developmentIssuer */
      auth?: {
        /** How: by a token of a managed identity, which identity.client stands for */
        type: "managedIdentity";
        /** The audience of the token that is sent to the handler */
        resource: string;
      } | undefined;
    })[] | undefined;
  }> | undefined;
  /** How many hubs that are not listed may have clients at once; a client of another is answered 503. Default: 10000 */
  maxUnlistedHubs?: number | undefined;
  /** How event handlers are called */
  webhooks?: {
    /** WebHook-Request-Origin; by default the host of the endpoint, without port */
    origin?: string | undefined;
    /** How long a handler may take, with all tries, until its response headers; its body has as long again. Default: 100000 */
    timeoutMs?: number | undefined;
    /** Waits before each retry after 408, 5xx or a network failure */
    retryDelaysMs?: (number)[] | undefined;
    /** How many requests an event handler gets at once; others wait. A server on Node.js accepts 511 at once. Default: 500 */
    maxConcurrentRequests?: number | undefined;
    /** How many events may wait for an event handler; beyond, a CONNECT is answered with CONNECT_ERROR. Default: 50000 */
    maxWaitingRequests?: number | undefined;
    /** Certificates to trust for https event handlers, in PEM */
    caFile?: string | undefined;
    /** Whether event handlers may be called over HTTP/2. Default: false */
    http2?: boolean | undefined;
    /** What an event that its handler fails, or that has no handler, does to the connection. Default: "close" */
    onFailure?: "close" | "ignore" | undefined;
  } | undefined;
  /** How connections of clients are kept, and their limits */
  engine?: {
    /** How often a client is asked whether it is still there. Default: 25000 */
    pingIntervalMs?: number | undefined;
    /** How long it may take to answer that. Default: 20000 */
    pingTimeoutMs?: number | undefined;
    /** The longest message of a client. Default: 1000000 */
    maxPayloadBytes?: number | undefined;
    /** How long a connection may be without a namespace before it is closed. Default: 45000 */
    connectTimeoutMs?: number | undefined;
    /** How many events of a connection may wait for the one before; beyond, its client is read more slowly. Default: 1000 */
    maxPendingEvents?: number | undefined;
    /** How many bytes the waiting events, and an unfinished one, may have; beyond, its client is read more slowly. Default: 16777216 */
    maxPendingBytes?: number | undefined;
    /** How many namespaces a connection may be in, at some 3 KB each; a CONNECT beyond gets CONNECT_ERROR. Default: 1000 */
    maxNamespaces?: number | undefined;
    /** How many groups a connection may be in to be added to more, at some 200 bytes each. Default: 10000 */
    maxGroups?: number | undefined;
    /** How many bytes may wait for a client to take them; beyond, it is cut off as a slow client. Default: 16777216 */
    maxUnsentBytes?: number | undefined;
  } | undefined;
  /** A send that no client could read: drop answers 202 and logs a warning, reject answers 400. Default: "drop" */
  unreadableSends?: "drop" | "reject" | undefined;
  /** How many memberships one call may change, its groups times its connections; beyond, it answers 400. Default: 1000000 */
  maxGroupChanges?: number | undefined;
  /** How many connections may wait to be accepted; the kernel drops those beyond, and may set a lower limit. Default: 4096 */
  listenBacklog?: number | undefined;
  /** How long a shutdown serves on, not ready, while it closes its clients one by one; 0 closes all at once. Default: 0 */
  drainSeconds?: number | undefined;
  /** How long a shutdown waits for webhooks in flight. Default: 10000 */
  shutdownTimeoutMs?: number | undefined;
  /** Serve as one of several nodes, by a Redis: its URL, or the settings of the cluster */
  cluster?: string | {
    /** Where the Redis is: redis://:password@host:6379/0, or rediss:// for TLS; or its sentinels: redis-sentinel://host1,host2/master-name */
    url: string;
    /** Tells apart the clusters that share a Redis. Default: "default" */
    name?: string | undefined;
    /** How long a node may be silent before the others treat it as dead, and it closes its clients itself. Default: 15000 */
    leaseMs?: number | undefined;
    /** How long a call may wait for Redis and for other nodes; beyond, it answers 503. Default: 5000 */
    requestTimeoutMs?: number | undefined;
    /** About how many commands for a hub Redis keeps; a node that is further behind misses some. Default: 100000 */
    maxStreamLength?: number | undefined;
    /** How many bytes of commands may wait for Redis; beyond, a call answers 503. Default: 67108864 */
    maxPendingBytes?: number | undefined;
  } | undefined;
  /** Who may open the inspector at /: browsers of this machine by the name localhost, anyone, or nobody. Default: "loopback" */
  inspector?: "loopback" | "anyone" | "off" | undefined;
  /** Who may read /metrics, for Prometheus: this machine by the name localhost, anyone, or nobody. Default: "off" */
  metrics?: "loopback" | "anyone" | "off" | undefined;
  /** warn: faults. info: each request, delivery and connection too. trace: packets and bodies too. start on a terminal takes info. Default: "warn" */
  logLevel?: "silent" | "error" | "warn" | "info" | "debug" | "trace" | undefined;
  /** How lines are written: auto is pretty on a terminal and JSON elsewhere. Default: "auto" */
  logFormat?: "auto" | "pretty" | "json" | undefined;
}


/** The settings with every default filled in. */
export interface Settings {
  /** The address to listen on; localhost is both 127.0.0.1 and ::1. Default: "127.0.0.1" */
  host: string;
  /** The port to listen on; 0 takes a free one. Default: 8080 */
  port: number;
  /** How clients reach the emulator, where that is not http://{host}:{port} */
  endpoint?: string | undefined;
  /** The primary key, which signs webhooks and tokens. Default: "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ABCDEFGH" */
  accessKey: string;
  /** The other key, which is accepted as well. Default: "HGFEDCBA9876543210ZYXWVUTSRQPONMLKJIHGFEDCBA" */
  secondaryAccessKey: string;
  /** Whether tokens signed with an access key are accepted. Default: "allow" */
  keyTokens: "allow" | "deny";
  /** How far the times of a token may be off: how long an expired one is still accepted. Default: 300 */
  clockSkewSeconds: number;
  /** Serve https with a certificate of files, or with one made at start */
  tls?: {
    /** The certificate, with those that it was issued by, in PEM */
    certificateFile: string;
    /** The private key of the certificate, in PEM */
    keyFile: string;
  } | {
    /** Make a certificate at start */
    generate: true;
    /** A file for clients to trust, in PEM */
    writeCertificateTo?: string | undefined;
  } | undefined;
  /** A second port, without TLS, for browsers that do not trust the certificate; 0 takes a free one */
  plainPort?: number | undefined;
  /** Whose tokens REST accepts beside key-signed ones */
  identity?: {
    /** The OpenID Connect issuer that stands for Microsoft Entra ID */
    issuer: string;
    /** The aud of tokens for REST. Default: "https://webpubsub.azure.com" */
    audience: string;
    /** The claim of a token that has its roles. Default: "roles" */
    rolesClaim: string;
    /** The role that may do everything. Default: "Web PubSub Service Owner" */
    ownerRole: string;
    /** The role that may only read. Default: "Web PubSub Service Reader" */
    readerRole: string;
    /** The credentials with which tokens for event handlers are fetched */
    client?: {
      /** The client id with which tokens for event handlers are fetched */
      id: string;
      /** The secret of that client */
      secret: string;
    } | undefined;
  } | undefined;
  /** Give out tokens as Microsoft Entra ID would; for development only */
  developmentIssuer?: {
    /** The tenant in the paths of the issuer. Default: "00000000-0000-4000-8000-000000000000" */
    tenantId: string;
    /** Who gets tokens; by default one application whose secret is public */
    applications: ({
      /** The client id with which an application asks for a token */
      id: string;
      /** The client secret */
      secret: string;
      /** The roles of its tokens: Web PubSub Service Owner, Web PubSub Service Reader, or none */
      roles: (string)[];
    })[];
    /** The client id of the emulator's own identity, in the tokens that event handlers get. Default: "00000000-0000-4000-8000-000000000002" */
    serviceId: string;
    /** How long its tokens are valid. Default: 3600 */
    tokenLifetimeSeconds: number;
  } | undefined;
  /** By hub name. * is for every hub: for those that are not listed, and for what a listed hub leaves out. Without it, a hub that is not listed accepts clients and calls no webhook */
  hubs: Record<string, {
    /** Whether clients may connect without a token. Default: "deny" */
    anonymousConnectPolicy: "allow" | "deny";
    /** In order: the first that matches an event gets it */
    eventHandlers: ({
      /** Where events are posted to; {hub} and {event} are replaced */
      urlTemplate: string;
      /** Which client events go there: *, one name, or names separated by commas, in any letter case. Default: "" */
      userEventPattern: string;
      /** Which of connect, connected, disconnected go there */
      systemEvents: ("connect" | "connected" | "disconnected")[];
      /** Send a bearer token with each event; needs identity.client or developmentIssuer */
      auth?: {
        /** How: by a token of a managed identity, which identity.client stands for */
        type: "managedIdentity";
        /** The audience of the token that is sent to the handler */
        resource: string;
      } | undefined;
    })[];
  }>;
  /** How many hubs that are not listed may have clients at once; a client of another is answered 503. Default: 10000 */
  maxUnlistedHubs: number;
  /** How event handlers are called */
  webhooks: {
    /** WebHook-Request-Origin; by default the host of the endpoint, without port */
    origin?: string | undefined;
    /** How long a handler may take, with all tries, until its response headers; its body has as long again. Default: 100000 */
    timeoutMs: number;
    /** Waits before each retry after 408, 5xx or a network failure */
    retryDelaysMs: (number)[];
    /** How many requests an event handler gets at once; others wait. A server on Node.js accepts 511 at once. Default: 500 */
    maxConcurrentRequests: number;
    /** How many events may wait for an event handler; beyond, a CONNECT is answered with CONNECT_ERROR. Default: 50000 */
    maxWaitingRequests: number;
    /** Certificates to trust for https event handlers, in PEM */
    caFile?: string | undefined;
    /** Whether event handlers may be called over HTTP/2. Default: false */
    http2: boolean;
    /** What an event that its handler fails, or that has no handler, does to the connection. Default: "close" */
    onFailure: "close" | "ignore";
  };
  /** How connections of clients are kept, and their limits */
  engine: {
    /** How often a client is asked whether it is still there. Default: 25000 */
    pingIntervalMs: number;
    /** How long it may take to answer that. Default: 20000 */
    pingTimeoutMs: number;
    /** The longest message of a client. Default: 1000000 */
    maxPayloadBytes: number;
    /** How long a connection may be without a namespace before it is closed. Default: 45000 */
    connectTimeoutMs: number;
    /** How many events of a connection may wait for the one before; beyond, its client is read more slowly. Default: 1000 */
    maxPendingEvents: number;
    /** How many bytes the waiting events, and an unfinished one, may have; beyond, its client is read more slowly. Default: 16777216 */
    maxPendingBytes: number;
    /** How many namespaces a connection may be in, at some 3 KB each; a CONNECT beyond gets CONNECT_ERROR. Default: 1000 */
    maxNamespaces: number;
    /** How many groups a connection may be in to be added to more, at some 200 bytes each. Default: 10000 */
    maxGroups: number;
    /** How many bytes may wait for a client to take them; beyond, it is cut off as a slow client. Default: 16777216 */
    maxUnsentBytes: number;
  };
  /** A send that no client could read: drop answers 202 and logs a warning, reject answers 400. Default: "drop" */
  unreadableSends: "drop" | "reject";
  /** How many memberships one call may change, its groups times its connections; beyond, it answers 400. Default: 1000000 */
  maxGroupChanges: number;
  /** How many connections may wait to be accepted; the kernel drops those beyond, and may set a lower limit. Default: 4096 */
  listenBacklog: number;
  /** How long a shutdown serves on, not ready, while it closes its clients one by one; 0 closes all at once. Default: 0 */
  drainSeconds: number;
  /** How long a shutdown waits for webhooks in flight. Default: 10000 */
  shutdownTimeoutMs: number;
  /** Serve as one of several nodes, by a Redis: its URL, or the settings of the cluster */
  cluster?: {
    /** Where the Redis is: redis://:password@host:6379/0, or rediss:// for TLS; or its sentinels: redis-sentinel://host1,host2/master-name */
    url: string;
    /** Tells apart the clusters that share a Redis. Default: "default" */
    name: string;
    /** How long a node may be silent before the others treat it as dead, and it closes its clients itself. Default: 15000 */
    leaseMs: number;
    /** How long a call may wait for Redis and for other nodes; beyond, it answers 503. Default: 5000 */
    requestTimeoutMs: number;
    /** About how many commands for a hub Redis keeps; a node that is further behind misses some. Default: 100000 */
    maxStreamLength: number;
    /** How many bytes of commands may wait for Redis; beyond, a call answers 503. Default: 67108864 */
    maxPendingBytes: number;
  } | undefined;
  /** Who may open the inspector at /: browsers of this machine by the name localhost, anyone, or nobody. Default: "loopback" */
  inspector: "loopback" | "anyone" | "off";
  /** Who may read /metrics, for Prometheus: this machine by the name localhost, anyone, or nobody. Default: "off" */
  metrics: "loopback" | "anyone" | "off";
  /** warn: faults. info: each request, delivery and connection too. trace: packets and bodies too. start on a terminal takes info. Default: "warn" */
  logLevel: "silent" | "error" | "warn" | "info" | "debug" | "trace";
  /** How lines are written: auto is pretty on a terminal and JSON elsewhere. Default: "auto" */
  logFormat: "auto" | "pretty" | "json";
}
