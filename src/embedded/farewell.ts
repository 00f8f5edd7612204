/** When Node goes, the database goes too, however Node goes; only SIGKILL is left to the next start. */
import type { Running } from './server.ts'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Gives the function that takes the handlers off again. */
export function stopWithProcess(current: () => Running | null, stop: () => Promise<void>): () => void {
  /** Nothing can be awaited any more: ask, and let the database finish by itself. */
  const onExit = () => {
    const child = current()?.child
    if (child?.exitCode === null && child.signalCode === null) child.kill('SIGINT')
  }
  /** A program with handlers of its own closes its doors first and then calls stop itself. */
  const onSignal = (signal: NodeJS.Signals) => {
    if (process.listenerCount(signal) > 1) return
    void stop().finally(() => process.kill(process.pid, signal))
  }
  process.once('exit', onExit)
  for (const signal of signals) process.on(signal, onSignal)
  return () => {
    process.off('exit', onExit)
    for (const signal of signals) process.off(signal, onSignal)
  }
}
