/** The file asked about and the files it imports, as modules that know their elements, their types and each other. */
import { any, simpleType } from '../../kernel/rule/feel/types.ts'
import { normalName, type Type } from '../../kernel/rule/feel/values.ts'
import { idOf, nameOf, type Element, type ItemDefinition, type Ref } from './model.ts'
import { bare, typeOfItem, writtenType, type TypeOf } from './types.ts'

export type Module = {
  readonly namespace: string
  readonly elements: readonly Element[]
  /** What it imports and the name it gives it, in the order of the file; an import without a name is part of the module itself. */
  readonly imports: readonly (readonly [alias: string, module: Module])[]
  /** Imports whose file was not given. */
  readonly missing: readonly string[]
  readonly language: string | undefined
  readonly typeNamed: TypeOf
  /** The tests of a type that lists its values. */
  readonly testsOf: (typeRef: string) => string | undefined
  readonly element: (ref: Ref) => Located | undefined
  /** The same under every name that this file gives to the import. */
  readonly everywhere: (ref: Ref) => readonly Located[]
  /**
   * The elements that need no prefix, by name: those of the file that was asked for, then those of each import without a
   * name and of its own such imports, in the order of the files; of two of one name the first one stands, for all of them.
   */
  readonly space: () => ReadonlyMap<string, Located>
}
/** An element, and the names of the imports that lead to its module. */
export type Located = { readonly element: Element; readonly module: Module; readonly path: readonly string[] }

type Growing = Module & {
  readonly imports: (readonly [string, Growing])[]
  /** The module that it is a part of, having been imported without a name. */
  host?: Growing
  readonly missing: string[]
  readonly items: ReadonlyMap<string, ItemDefinition>
  readonly byId: ReadonlyMap<string, Element>
}
const keyOf = (m: Module, name: string) => `{${m.namespace}}${normalName(name)}`
const importsMax = 200

/** Joins a file and those it may import. Each module is made once, so files may import one another. */
export function modulesOf(root: Element, others: readonly Element[]): Module {
  const files = new Map(others.map((o) => [o.namespace ?? '', o]))
  const made = new Map<string, Growing>()
  const types = new Map<string, Type>()

  function make(file: Element): Growing {
    const elements = file.drgElement ?? []
    const module: Growing = {
      namespace: file.namespace ?? '',
      language: file.expressionLanguage,
      elements,
      imports: [],
      missing: [],
      items: new Map((file.itemDefinition ?? []).map((t) => [normalName(nameOf(t)), t])),
      byId: new Map(elements.map((e) => [e.id ?? nameOf(e), e])),
      typeNamed: (name) =>
        types.get(name.startsWith('{') ? name : (keyed(wholeOf(module), name) ?? keyed(module, name) ?? '')),
      testsOf: (typeRef) => {
        const item = itemOf(module, bare(typeRef), made)
        return (item?.typeConstraint ?? item?.allowedValues)?.text
      },
      element: (ref) => standing(module, located(module, ref)[0]),
      everywhere: (ref) => located(module, ref).flatMap((l) => standing(module, l) ?? []),
      space: () => spaceOf(wholeOf(module)),
    }
    made.set(module.namespace, module)
    for (const i of file.import ?? []) {
      if (i.importType && !/\/DMN\//.test(i.importType)) continue
      const imported = made.get(i.namespace ?? '') ?? ofFile(files.get(i.namespace ?? ''))
      if (imported) {
        module.imports.push([nameOf(i), imported])
        if (nameOf(i) === '' && !imported.host && wholeOf(module) !== imported) imported.host = module
      } else module.missing.push(`${nameOf(i)} (${i.namespace})`)
    }
    const named = (typeRef: string): Type => {
      const name = bare(typeRef)
      const key = keyed(module, name)
      return simpleType(name) ?? (key ? { kind: 'named', name: key } : (writtenType(name) ?? any))
    }
    for (const [name, item] of module.items) types.set(keyOf(module, name), typeOfItem(item, named))
    return module
  }
  const ofFile = (file: Element | undefined) => (file && made.size < importsMax ? make(file) : undefined)
  return make(root)
}

function itemOf(m: Growing, name: string, all: ReadonlyMap<string, Growing>): ItemDefinition | undefined {
  const key = keyed(wholeOf(m), name) ?? keyed(m, name)
  const end = key?.lastIndexOf('}') ?? -1
  return key === undefined ? undefined : all.get(key.slice(1, end))?.items.get(key.slice(end + 1))
}

const wholeOf = (m: Growing): Growing => (m.host ? wholeOf(m.host) : m)

const spaces = new WeakMap<Growing, ReadonlyMap<string, Located>>()
function spaceOf(whole: Growing): ReadonlyMap<string, Located> {
  const before = spaces.get(whole)
  if (before) return before
  const space = new Map<string, Located>()
  const seen = new Set<Growing>()
  const add = (module: Growing): void => {
    if (seen.has(module)) return
    seen.add(module)
    for (const element of module.elements) {
      const name = normalName(nameOf(element))
      if (!space.has(name)) space.set(name, { element, module, path: [] })
    }
    for (const [alias, part] of module.imports) if (alias === '') add(part)
  }
  add(whole)
  spaces.set(whole, space)
  return space
}

/** What a reference leads to in truth: an element of its name that comes first in the whole. */
function standing(m: Growing, target: Located | undefined): Located | undefined {
  if (!target || target.path.length > 0) return target
  return spaceOf(wholeOf(m)).get(normalName(nameOf(target.element))) ?? target
}

/** Where a type's name leads: its own, that of an import (`a.tPerson`), or that of an import without a name. */
function keyed(m: Module, name: string, depth = 0): string | undefined {
  if ((m as Growing).items.has(normalName(name))) return keyOf(m, name)
  if (depth > 8) return undefined
  for (const [alias, imported] of m.imports) {
    const rest = alias === '' ? name : name.startsWith(`${alias}.`) ? name.slice(alias.length + 1) : undefined
    const key = rest === undefined ? undefined : keyed(imported, rest, depth + 1)
    if (key) return key
  }
  /* The first edition of DMN names a type of an import by an XML prefix, which `bare` took off. */
  return m.imports.flatMap(([, i]) => ((i as Growing).items.has(normalName(name)) ? [keyOf(i, name)] : []))[0]
}

type Reached = { readonly module: Growing; readonly path: readonly string[] }

/** A module with the parts it imports without a name, in the order of the files. */
function partsOf({ module, path }: Reached): readonly Reached[] {
  const parts = new Set<Growing>()
  const add = (part: Growing): void => {
    if (parts.has(part)) return
    parts.add(part)
    for (const [alias, i] of part.imports) if (alias === '') add(i)
  }
  add(module)
  return [...parts].map((part) => ({ module: part, path }))
}
function importedBy({ module, path }: Reached): readonly Reached[] {
  const reached: Reached[] = []
  for (const [alias, i] of module.imports)
    if (alias !== '') reached.push(...partsOf({ module: i, path: [...path, alias] }))
  return reached
}

/**
 * Where a reference leads: to its own file or a part of it, to what it imports by name, or, only then, to what those
 * import: a file that is imported both here and by an import is the one named here. Under two names it is there twice.
 */
function located(m: Growing, ref: Ref): readonly Located[] {
  const namespace = ref.href?.includes('#') ? ref.href.slice(0, ref.href.lastIndexOf('#')) : ''
  const find = ({ module, path }: Reached): readonly Located[] => {
    const element =
      namespace === '' || namespace === module.namespace ? module.byId.get(idOf(ref)) : undefined
    return element ? [{ element, module, path }] : []
  }
  const own = find({ module: m, path: [] })
  if (own.length > 0 && namespace === '') return own
  const whole = partsOf({ module: m, path: [] })
  const seen = new Set(whole.map(({ module }) => module))
  let near = [...whole, ...whole.flatMap(importedBy)]
  while (near.length > 0) {
    const targets = near.flatMap(find)
    if (targets.length > 0) return targets.filter(({ module }) => module === targets[0]!.module)
    const beyond = near.filter(({ module }) => !seen.has(module))
    for (const { module } of beyond) seen.add(module)
    near = beyond.flatMap(importedBy)
  }
  return []
}
