/** From a command to everything that is written for it. */
export {
  commitOf,
  entriesOf,
  eventFor,
  ordersOf,
  transfersOf,
  type Commit,
  type CommitSetting,
  type Sent,
} from './commit.ts'
