import { TurnWriter } from '../connections/turn-writer.js';
import type { PageAccess } from '../http/local-access.js';
import type { ClientEndpoint } from '../http/shared-server.js';
import type { EventLog } from '../log/event-log.js';
import { EventLog as SilentLog } from '../log/event-log.js';
import type { Settings } from '../settings/settings.js';
import { SocketLayer } from '../sockets/socket-layer.js';
import { KeyTokenVerifier } from '../tokens/key-token-verifier.js';
import { ClientTransport } from '../transport/client-transport.js';
import { Inspection, type InspectionParts } from './inspection.js';
import { InspectorEndpoint } from './inspector-endpoint.js';
import { InspectorHub, inspectorHubs } from './inspector-hub.js';
import { InspectorPage } from './inspector-page.js';
import { Recorder } from './recorder.js';

/** The inspector of an emulator. */
export interface Inspector {
  readonly endpoint: ClientEndpoint;
  /** Ends the connections of its pages. */
  close(): void;
}

/** Serves the inspector's page, which sees and does what the parts can. Its own connections are in no log. */
export function startInspector(
  parts: InspectionParts,
  settings: Settings,
  access: PageAccess,
  log: EventLog,
): Inspector {
  const silent = new SilentLog();
  const hub = new InspectorHub(new Recorder(log), new Inspection(parts));
  const transport = new ClientTransport({
    settings: settings.engine,
    hubs: inspectorHubs(),
    address: parts.address,
    verifier: new KeyTokenVerifier([]),
    sockets: new SocketLayer(hub, settings, silent),
    turns: new TurnWriter(),
    log: silent,
  });
  return {
    endpoint: new InspectorEndpoint(new InspectorPage(), transport, access),
    close() {
      transport.rejectNew();
      transport.close();
    },
  };
}
