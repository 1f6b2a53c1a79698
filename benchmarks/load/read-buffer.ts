/**
 * Where the sockets of a load process are read to. One buffer serves them all, since what was read is dealt with before
 * the next read; a buffer for each read would make garbage collection the bottleneck.
 */
export const readBuffer = Buffer.allocUnsafe(256 * 1024);
