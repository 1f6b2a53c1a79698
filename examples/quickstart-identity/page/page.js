const element = (id) => document.getElementById(id);
const showStatus = (text) => (element('status').textContent = text);

element('join').addEventListener('submit', async (event) => {
  event.preventDefault();
  const name = element('name').value;
  showStatus('Connecting…');
  try {
    join(await negotiate(name));
  } catch (error) {
    showStatus(`Not connected: ${error.message}`);
  }
});

async function negotiate(name) {
  const response = await fetch(`negotiate?${new URLSearchParams({ name })}`);
  if (!response.ok) throw new Error((await response.text()) || `The app answered ${response.status}.`);
  return response.json();
}

function join({ endpoint, path, token }) {
  const socket = io(endpoint, { path, query: { access_token: token } });
  socket.on('connect', () => {
    showStatus('Connected');
    showUser(token);
  });
  socket.on('disconnect', () => showStatus('Connection lost, trying again…'));
  socket.on('connect_error', ({ message }) => showStatus(`Not connected: ${message}`));
  socket.on('chat', showMessage);
  element('say').addEventListener('submit', (event) => {
    event.preventDefault();
    socket.emit('chat', element('message').value);
    element('message').value = '';
  });
}

function showUser(token) {
  const { sub, iss } = JSON.parse(new TextDecoder().decode(bytesOf(token.split('.')[1])));
  element('user').textContent = sub;
  element('token-issuer').textContent = iss;
  element('join').hidden = true;
  element('room').hidden = false;
  element('message').focus();
}

function bytesOf(base64Url) {
  return Uint8Array.from(atob(base64Url.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
}

function showMessage({ from, message, caller }) {
  const item = document.createElement('li');
  const author = document.createElement('b');
  author.textContent = from;
  item.append(author, ` ${message}`);
  element('messages').append(item);
  element('log').scrollTop = element('log').scrollHeight;
  element('caller').textContent = `A token of its identity ${caller}, checked with each event`;
}
