/** From a command to everything that is written for it. */
export {
  commandsOf,
  commitOf,
  entriesOf,
  eventFor,
  transfersOf,
  type Commit,
  type CommitSetting,
} from './commit.ts'
