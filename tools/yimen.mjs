#!/usr/bin/env node
/** Runs the command line, wherever it is called from. */
import { run } from './programs.mjs'

await run('cli')
