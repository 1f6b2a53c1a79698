// A thousand Socket.IO clients in one process, which measure when the last of them has a message.
import { once } from 'node:events';
import { io } from 'socket.io-client';
import { cpuMilliseconds } from './cpu-time.mjs';
import { connectService, hub, sendToNamespace, sharedClock } from './service.mjs';

const size = Number(process.env.AUDIENCE ?? 1000);
const connectedAtOnce = 50;
const service = connectService();

// #region measure
/** How long each message took to the clients that have it, by the time at which it was sent. */
const delays = new Map();
const maxMessages = 10;
let connected = 0;

function receive({ sentAt }) {
  if (!delays.has(sentAt)) delays.set(sentAt, []);
  const ofMessage = delays.get(sentAt);
  ofMessage.push(sharedClock() - sentAt);
  if (ofMessage.length === connected) {
    delays.delete(sentAt);
    report(ofMessage).catch((error) => console.error(`not reported: ${error.message}`));
  }
  // One that has not come to all, since some have just connected.
  if (delays.size > maxMessages) delays.delete(delays.keys().next().value);
}

async function report(ofMessage) {
  const delivery = {
    clients: ofMessage.length,
    lastMs: ofMessage.at(-1),
    emulatorCpuMs: await emulatorCpu(),
  };
  await sendToNamespace(service, '/costs', 'delivery', delivery);
}
// #endregion

/** The CPU time of the emulator at each of the last messages. */
const samples = [];

/** What the emulator needed for a message and all that comes with it, as the mean of the last messages. */
async function emulatorCpu() {
  samples.push(await cpuMilliseconds(Number(process.env.EMULATOR_PID)));
  if (samples.length > maxMessages) samples.shift();
  const mean = (samples.at(-1) - samples[0]) / (samples.length - 1);
  // JSON has no NaN: not measured yet, or not on this system.
  return Number.isFinite(mean) ? mean : null;
}

async function connect(token) {
  const socket = io(service.endpoint, {
    path: `/clients/socketio/hubs/${hub}`,
    query: { access_token: token },
    transports: ['websocket'],
    forceNew: true,
  });
  socket.on('connect', () => (connected += 1));
  socket.on('disconnect', () => (connected -= 1));
  socket.on('scores', receive);
  await once(socket, 'connect');
}

const { token } = await service.getClientAccessToken({ clientProtocol: 'socketio' });
for (let count = 0; count < size; count += connectedAtOnce) {
  await Promise.all(Array.from({ length: Math.min(connectedAtOnce, size - count) }, () => connect(token)));
}
console.log(`${size} clients connected`);
