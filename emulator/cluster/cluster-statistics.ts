/** What a node has seen of its cluster since it was started, each a count. */
export interface ClusterStatistics {
  /** Commands and questions of this node that Redis has taken. */
  sent: number;
  /** Commands and questions that were read, of this node too. */
  received: number;
  /** Repetitions that were ignored. */
  repeated: number;
  /** Entries that were trimmed before this node had read them. */
  missed: number;
  /** How often Redis was seen to have lost entries. */
  dataLosses: number;
  /** How often the connection to Redis was lost. */
  disconnects: number;
  /** How often this node has lost its lease, and closed its clients. */
  leasesLost: number;
  /** Dead nodes that this node has taken care of. */
  deadNodes: number;
  /** Questions that not all nodes have answered in time. */
  unanswered: number;
}

export function noStatistics(): ClusterStatistics {
  return {
    sent: 0,
    received: 0,
    repeated: 0,
    missed: 0,
    dataLosses: 0,
    disconnects: 0,
    leasesLost: 0,
    deadNodes: 0,
    unanswered: 0,
  };
}
