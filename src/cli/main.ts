/** `yimen`: every verb goes through HTTP, but those that need no server. */
import { runVerb } from './verbs.ts'

/* Who stops reading, as `| head` does, has read enough. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2))

/** Ends once all that was written has left: a pipe takes 64 KiB at a time, and `process.exit` drops the rest. */
const end = (code: number) =>
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code)))

runVerb(process.argv.slice(2)).then(end, (error: Error) => {
  process.stderr.write(`${error.message}\n`)
  end(2)
})
