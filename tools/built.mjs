/** What is built from the sources is built again when they have changed, and not otherwise. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { canWrite, root } from './ensure.mjs'

/** One line for all that stands in these files and folders, tests apart. Contents, not dates: git gives every file of a clone the same date. */
export function stampOf(paths, fits = (name) => !/\.test\.tsx?$/.test(name)) {
  const hash = createHash('sha256')
  for (const path of paths.flatMap((p) => filesIn(p, fits)))
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0')
  return hash.digest('hex')
}

/** The stamp under which a folder was built; undefined where there is none. */
export function stampIn(folder) {
  try {
    return readFileSync(join(folder, '.stamp'), 'utf8')
  } catch {
    return undefined
  }
}

/** Whether this tree belongs to someone else: it is read then, never written. */
export const isReadOnly = (folder) =>
  !canWrite(existsSync(folder) ? folder : root) || !canWrite(join(root, 'node_modules'))

/** Where a reader of somebody else's tree keeps what is built of it. */
export function ownFolder(name) {
  const tree = createHash('sha256').update(root).digest('hex').slice(0, 12)
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), `yimen-${tree}`, name)
}

function filesIn(path, fits) {
  const at = join(root, path)
  if (!existsSync(at)) return []
  if (!isFolder(at)) return [path]
  return readdirSync(at, { withFileTypes: true })
    .flatMap((entry) => {
      const inner = `${path}/${entry.name}`
      return entry.isDirectory() ? filesIn(inner, fits) : fits(entry.name) ? [inner] : []
    })
    .sort()
}

function isFolder(at) {
  try {
    readdirSync(at)
    return true
  } catch {
    return false
  }
}
