/** The order of messages between two partners: what may come next, and what is wrong with anything else. */
import { noMessage, type Message } from './message.ts'

/** The last message that a lane has. */
export type LaneEnd = { readonly n: number; readonly id: string }
export const laneStart: LaneEnd = { n: 0, id: noMessage }

export type LaneFault = 'gap' | 'broken_chain' | 'behind'

/** [XC10] Why a message is not the next one; null where it is. `behind`: its number is taken, and whether it is the same is seen there. */
export function laneFault(end: LaneEnd, m: Pick<Message, 'n' | 'prev'>): LaneFault | null {
  if (m.n <= end.n) return 'behind'
  if (m.n > end.n + 1) return 'gap'
  return m.prev === end.id ? null : 'broken_chain'
}
