/** From a command to everything that is written for it. */
export {
  commandsOf,
  commitOf,
  decideCommand,
  entriesOf,
  eventFor,
  transfersOf,
  type Commit,
  type CommitSetting,
} from './commit.ts'
