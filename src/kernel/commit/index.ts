/** From a command to everything that is written for it. */
export {
  commandsOf,
  decideCommand,
  entriesOf,
  transfersOf,
  type Commit,
  type CommitSetting,
} from './commit.ts'
