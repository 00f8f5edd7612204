/** The source as syntax: what each file imports, says and calls, for the walls of `tidy.test.ts`. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'

const root = fileURLToPath(new URL('../', import.meta.url))

export type Node = { readonly type: string; readonly start: number; readonly [key: string]: unknown }
/** `late`: fetched when it is needed, and not with the file that imports it. */
export type Import = { readonly from: string; readonly typeOnly: boolean; readonly late: boolean }
export type SourceFile = {
  /** From the root of the checkout, with slashes. */
  readonly path: string
  readonly text: string
  readonly comments: readonly { readonly value: string; readonly start: number }[]
  readonly nodes: readonly Node[]
  readonly imports: readonly Import[]
}

export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')

/** Every source file below these folders of the checkout, parsed. */
export function sourceBelow(folders: readonly string[]): readonly SourceFile[] {
  const paths = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
      (below) => `${folder}/${below.replaceAll('\\', '/')}`,
    ),
  )
  return paths
    .filter((p) => /\.(ts|tsx|mjs)$/.test(p) && !/\.d\.m?ts$/.test(p))
    .map((p) => sourceFile(p, textOf(p)))
}

/** One file parsed; text that is no source stops us. */
export function sourceFile(path: string, text: string): SourceFile {
  const { program, comments, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]!.message}`)
  const nodes = nodesOf(program)
  return { path, text, comments, nodes, imports: nodes.flatMap(importsOf) }
}

function nodesOf(program: unknown): readonly Node[] {
  const nodes: Node[] = []
  const queue: unknown[] = [program]
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (typeof next !== 'object' || next === null) continue
    if (typeof (next as Node).type === 'string') nodes.push(next as Node)
    for (const value of Object.values(next))
      if (typeof value === 'object' && value !== null) queue.push(value)
  }
  return nodes
}

const kindsOfImport =
  /^(ImportDeclaration|ExportNamedDeclaration|ExportAllDeclaration|ImportExpression|TSImportType)$/

function importsOf(node: Node): readonly Import[] {
  const from = (node.source as { readonly value?: unknown } | null | undefined)?.value
  if (!kindsOfImport.test(node.type) || typeof from !== 'string') return []
  return [{ from, typeOnly: typeOnly(node), late: node.type === 'ImportExpression' }]
}

function typeOnly(node: Node): boolean {
  if (node.type === 'TSImportType' || node.importKind === 'type' || node.exportKind === 'type') return true
  const specifiers = (node.specifiers ?? []) as readonly {
    readonly importKind?: string
    readonly exportKind?: string
  }[]
  return specifiers.length > 0 && specifiers.every((s) => s.importKind === 'type' || s.exportKind === 'type')
}

/** `Date.now` of `Date.now()`; null for what is no name. */
export function nameOf(node: unknown): string | null {
  const { type, name, object, property, computed } = (node ?? {}) as Node & { readonly name?: string }
  if (type === 'Identifier') return name ?? null
  if (type !== 'MemberExpression' || computed === true) return null
  const [owner, member] = [nameOf(object), nameOf(property)]
  return owner === null || member === null ? null : `${owner}.${member}`
}

/** The names that a node gives to values of its own: variables, parameters, and what is taken out of a structure. */
export function namesGivenBy(node: Node): readonly Node[] {
  if (node.type === 'VariableDeclarator') return namesIn(node.id)
  if (node.type === 'CatchClause') return namesIn(node.param)
  return Array.isArray(node.params) ? node.params.flatMap(namesIn) : []
}

function namesIn(pattern: unknown): readonly Node[] {
  const node = (pattern ?? {}) as Node
  switch (node.type) {
    case 'Identifier':
      return [node]
    case 'ArrayPattern':
      return (node.elements as readonly unknown[]).flatMap(namesIn)
    case 'ObjectPattern':
      return (node.properties as readonly unknown[]).flatMap(namesIn)
    case 'Property':
      return namesIn(node.value)
    case 'RestElement':
      return namesIn(node.argument)
    case 'AssignmentPattern':
      return namesIn(node.left)
    default:
      return []
  }
}

/** The words of a string, a template or the text between tags. */
export function wordsOf(node: Node): string | null {
  if (node.type === 'TemplateLiteral')
    return (node.quasis as readonly { readonly value: { readonly raw: string } }[])
      .map((q) => q.value.raw)
      .join('…')
  return (node.type === 'Literal' || node.type === 'JSXText') && typeof node.value === 'string'
    ? node.value
    : null
}

type Specifier = {
  readonly type: string
  readonly local: { readonly name: string }
  readonly imported?: { readonly name: string }
  readonly exported?: { readonly name: string }
  readonly importKind?: string
  readonly exportKind?: string
}
const specifiersOf = (node: Node): readonly Specifier[] => (node.specifiers ?? []) as readonly Specifier[]

/** The names that a file gives to others, its own and those it passes on. */
export function namesGiven(
  file: SourceFile,
): readonly { readonly name: string; readonly typeOnly: boolean }[] {
  return file.nodes
    .filter((n) => n.type === 'ExportNamedDeclaration')
    .flatMap((n) => {
      const passedOn = specifiersOf(n).map((s) => ({
        name: s.exported!.name,
        typeOnly: n.exportKind === 'type' || s.exportKind === 'type',
      }))
      const declaration = n.declaration as Node | null
      if (!declaration) return passedOn
      const ids = [declaration.id, ...((declaration.declarations ?? []) as readonly Node[]).map((d) => d.id)]
      const typeOnly = declaration.type.startsWith('TS')
      return [...passedOn, ...ids.flatMap((id) => namesIn(id).map((x) => ({ name: nameOf(x)!, typeOnly })))]
    })
}

/** The names that a file takes from where `isFrom` says; of what is fetched late, what is read of it by a point. */
export function namesTaken(file: SourceFile, isFrom: (from: string) => boolean): readonly string[] {
  return file.nodes.flatMap((n) => {
    const from = (n.source as { readonly value?: unknown } | null | undefined)?.value
    if (!kindsOfImport.test(n.type) || typeof from !== 'string' || !isFrom(from)) return []
    if (n.type === 'ImportExpression')
      return file.nodes.flatMap((m) => (m.type === 'MemberExpression' ? (nameOf(m.property) ?? []) : []))
    return specifiersOf(n).map((s) => (s.imported ?? s.local).name)
  })
}

export const lineOf = (file: SourceFile, node: { readonly start: number }): string =>
  `${file.path}:${file.text.slice(0, node.start).split('\n').length}`

const { imports, exports } = JSON.parse(textOf('package.json')) as Record<
  'imports' | 'exports',
  Readonly<Record<string, string>>
>

/** The doors of the rooms: what stands in an import, and the file that it leads to. */
export const doors: ReadonlyMap<string, string> = new Map(
  [
    ...Object.entries(imports),
    ...Object.entries(exports).map(([name, file]) => [name.replace('.', 'yimen'), file] as const),
  ].map(([name, file]) => [name, file.replace('./', '')]),
)

/** The file that an import of `path` leads to; a library keeps its name. */
export function target(path: string, from: string): string {
  if (from.startsWith('.')) return normalize(join(dirname(path), from)).replaceAll('\\', '/')
  const pack = /^yimen\/packs\/(\w[\w-]*)$/.exec(from)?.[1]
  return (pack === undefined ? doors.get(from) : doors.get('yimen/packs/*')?.replace('*', pack)) ?? from
}
