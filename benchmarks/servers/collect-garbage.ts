// Preloaded into a server whose memory is measured.
process.on('SIGUSR2', () => globalThis.gc?.());
