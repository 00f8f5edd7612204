/** From a command to everything that is written for it. */
export {
  decideCommand,
  entriesOf,
  ordersOf,
  transfersOf,
  type Commit,
  type CommitSetting,
  type Sent,
} from './commit.ts'
