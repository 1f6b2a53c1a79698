import { groupName, scenario, verifies } from '../../fixtures/index.js';
import { expectRecipients } from '../recipients.js';
import { arrange, replay } from './replay.js';

for (const [addId, removeId, ending] of [
  ['FUNCTIONS-ROOM-01', 'FUNCTIONS-ROOM-03', ''],
  ['MANAGEMENT-GROUP-04', 'MANAGEMENT-GROUP-07', ' whose connection is known'],
] as const) {
  scenario(
    `the calls to add a socket${ending} to a room and to remove it take effect`,
    verifies(addId, removeId),
    async ({ scenarioContext, connect, lease, service, eventHandler }) => {
      const clients = await arrange({ scenarioContext, connect, lease, service }, { socket1: ['socket1'], other: [] });
      const { socket1 } = clients;
      if (socket1 === undefined) throw new Error('Expected a client.');
      const isolated = scenarioContext.hub('isolated');
      const connectionId = eventHandler.connectionOf(socket1);
      const sendToRoom = (event: string) =>
        service.sendToGroup(groupName('/ns', 'rm1'), socket1.ns.event(event), { hub: isolated });

      await replay(service, isolated, `add a socket${ending} to a room`, connectionId);
      await sendToRoom('joined');
      await expectRecipients(clients, 'joined', ['socket1']);
      await replay(service, isolated, `remove a socket${ending} from a room`, connectionId);
      await sendToRoom('left');
      await expectRecipients(clients, 'left', []);
    },
  );
}
