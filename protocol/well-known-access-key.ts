/**
 * The access key of an emulator that nobody has given one: the same that the official Web PubSub emulator documents, so
 * that its connection strings can be guessed. It protects nothing.
 */
export const wellKnownAccessKey = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ABCDEFGH';
