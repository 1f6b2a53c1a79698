export * from './access-token.js';
export * from './cloud-events.js';
export * from './connection-string.js';
export * from './engine-io-packet.js';
export * from './group-name.js';
export * from './names.js';
export * from './signature.js';
export * from './socket-io-packet.js';
