/** What two installations say to each other: text, order and whose turn it is, and what packs declare of it. */
export { exchangeCheck } from './check.ts'
export { wordsText, type Carried, type MessageKind } from './kind.ts'
export { laneFault, laneStart, type LaneEnd, type LaneFault } from './lane.ts'
export {
  isOrigin,
  keyKind,
  messageText,
  noMessage,
  readMessage,
  readReceipt,
  receiptText,
  type Message,
  type PublicKey,
  type Receipt,
  type Signed,
} from './message.ts'
export { servicesCheck, type CityService } from './services.ts'
export { proofFaults, type ExchangeProof, type ProofMeans } from './proof.ts'
export { idWithin, threadOf } from './thread.ts'
export { turnOf, type Exchanged, type Turn } from './turn.ts'
