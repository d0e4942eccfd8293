/** A lane as the next claim sees it. */
export interface LaneNow {
  /** Its deliveries under way. */
  readonly taken: number;
  /** How many more may go now, by all that limits it but the others. */
  readonly room: number;
}

/** What the next claim may take. */
export interface Places {
  /** How many deliveries; 0 when every place is taken. */
  readonly limit: number;
  /** Lanes that get none of them. */
  readonly busyLanes: readonly string[];
}

/**
 * Which of the `concurrency` places may be filled now.
 *
 * A lane may take a place while it has fewer than are free. So one whose project hangs holds half of them at most, the next such
 * half of what is left, and a lane that works always finds one. A lane that has no others beside it may take them all, as far as its
 * room goes. Nobody knows beforehand which lanes a claim will meet, so it takes no more than the one with the least room might.
 *
 * @param lanes those of the configuration and those of deliveries under way
 * @param newcomer the room of a lane that is not among them; absent when there can be none
 */
export function placesFor(concurrency: number, lanes: ReadonlyMap<string, LaneNow>, newcomer?: number): Places {
  const all = [...lanes];
  const free = concurrency - all.reduce((sum, [, { taken }]) => sum + taken, 0);
  if (free <= 0) return { limit: 0, busyLanes: [] };
  const isAlone = all.length <= 1 && newcomer === undefined;
  const isBusy = ({ taken, room }: LaneNow) => room <= 0 || (!isAlone && taken >= free);
  const busyLanes = all.filter(([, lane]) => isBusy(lane)).map(([name]) => name);
  const open = all.filter(([, lane]) => !isBusy(lane)).map(([, lane]) => lane);
  if (open.length === 0 && newcomer === undefined) return { limit: 0, busyLanes };
  const most = Math.max(0, ...open.map(({ taken }) => taken));
  // Should all that are claimed turn out to be of the lane that has most, it ends with no more than are free then.
  const share = isAlone ? free : Math.max(1, Math.floor((free - most) / 2));
  const rooms = [...open.map(({ room }) => room), ...(newcomer === undefined ? [] : [Math.max(1, newcomer)])];
  return { limit: Math.min(share, ...rooms), busyLanes };
}
