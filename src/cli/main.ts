/** `yimen`: every verb goes through HTTP, but those that need no server. */
import { runVerb } from './verbs.ts'

runVerb(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`)
    process.exit(2)
  },
)
