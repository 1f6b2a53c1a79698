// The built emulator in a process of its own, which tells on request how much memory it needs.
import { startEmulator } from 'socketio-serverless/emulator';

const { endpoint, connectionString } = await startEmulator(JSON.parse(process.argv[2]));
process.on('message', () => {
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  process.send(heapUsed + external);
});
process.on('disconnect', () => process.exit());
process.send({ endpoint, connectionString });
