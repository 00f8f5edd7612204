/** From a command to everything that is written for it. */
export {
  commandsOf,
  decideCommand,
  entriesOf,
  sendsOf,
  transfersOf,
  type Commit,
  type CommitSetting,
  type Sent,
} from './commit.ts'
