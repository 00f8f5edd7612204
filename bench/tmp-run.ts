import { commands } from './commands.ts'
for await (const l of commands()) console.log(JSON.stringify(l))
process.exit(0)
