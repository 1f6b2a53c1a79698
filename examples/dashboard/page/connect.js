/**
 * Connects to the service with what the app's `negotiate` answers, and says how it goes.
 *
 * @param onStatus gets a short sentence whenever something changes.
 */
export async function connect(onStatus) {
  const { endpoint, path, token } = await negotiate().catch((error) => {
    onStatus(`Not connected: ${error.message} Reload the page to try again.`);
    throw error;
  });
  const socket = io(endpoint, { path, query: { access_token: token } });
  socket.on('connect', () => onStatus('Connected'));
  socket.on('disconnect', () => onStatus('Connection lost, trying again…'));
  socket.on('connect_error', () => {
    onStatus('Not connected, trying again…');
    // Socket.IO itself tries again unless the app rejected the connection, or could not be asked.
    if (!socket.active) setTimeout(() => socket.connect(), 2000);
  });
  // The token may have expired since.
  socket.io.on('reconnect_error', async () => {
    const renewed = await negotiate().catch(() => undefined);
    if (renewed !== undefined) socket.io.opts.query = { access_token: renewed.token };
  });
  return socket;
}

async function negotiate() {
  const response = await fetch('negotiate');
  if (!response.ok) throw new Error(`The app answered ${response.status}.`);
  return response.json();
}
