/** The file asked about and the files it imports, as modules that know their elements, their types and each other. */
import { any, simpleType, type Type } from '../../kernel/rule/feel/types.ts'
import { normalName } from '../../kernel/rule/feel/values.ts'
import { idOf, nameOf, type Element, type ItemDefinition, type Ref } from './model.ts'
import { bare, typeOfItem, writtenType, type TypeOf } from './types.ts'

export type Module = {
  readonly namespace: string
  readonly elements: readonly Element[]
  /** What it imports, by the name it gives it; an import without a name is part of the module itself. */
  readonly imports: ReadonlyMap<string, Module>
  /** Imports whose file was not given. */
  readonly missing: readonly string[]
  readonly language: string | undefined
  readonly typeNamed: TypeOf
  /** The tests of a type that lists its values. */
  readonly testsOf: (typeRef: string) => string | undefined
  readonly element: (ref: Ref) => Located | undefined
}
/** An element, and the names of the imports that lead to its module. */
export type Located = { readonly element: Element; readonly module: Module; readonly path: readonly string[] }

type Growing = Module & {
  readonly imports: Map<string, Module>
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
      imports: new Map(),
      missing: [],
      items: new Map((file.itemDefinition ?? []).map((t) => [normalName(nameOf(t)), t])),
      byId: new Map(elements.map((e) => [e.id ?? nameOf(e), e])),
      typeNamed: (name) => types.get(name.startsWith('{') ? name : (keyed(module, name) ?? '')),
      testsOf: (typeRef) => {
        const item = itemOf(module, bare(typeRef))
        return (item?.typeConstraint ?? item?.allowedValues)?.text
      },
      element: (ref) => located(module, ref),
    }
    made.set(module.namespace, module)
    for (const i of file.import ?? []) {
      if (i.importType && !/\/DMN\//.test(i.importType)) continue
      const imported = made.get(i.namespace ?? '') ?? ofFile(files.get(i.namespace ?? ''))
      if (imported) module.imports.set(nameOf(i), imported)
      else module.missing.push(`${nameOf(i)} (${i.namespace})`)
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

function itemOf(m: Growing, name: string): ItemDefinition | undefined {
  const key = keyed(m, name)
  for (const module of [m, ...(m.imports.values() as Iterable<Growing>)])
    if (key?.startsWith(`{${module.namespace}}`))
      return module.items.get(key.slice(module.namespace.length + 2))
  return undefined
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
  return [...m.imports.values()].flatMap((i) =>
    (i as Growing).items.has(normalName(name)) ? [keyOf(i, name)] : [],
  )[0]
}

function located(m: Module, ref: Ref): Located | undefined {
  const id = idOf(ref)
  const namespace = ref.href?.includes('#') ? ref.href.slice(0, ref.href.lastIndexOf('#')) : ''
  const own = namespace === '' || namespace === m.namespace ? (m as Growing).byId.get(id) : undefined
  if (own) return { element: own, module: m, path: [] }
  /* The nearest import that has it; one asked for by its namespace before any other. */
  let near: Located[] = [...m.imports].map(([alias, module]) => ({
    element: m.elements[0]!,
    module,
    path: [alias],
  }))
  for (let depth = 0; depth < 8 && near.length > 0; depth++) {
    for (const { module, path } of near) {
      const element =
        namespace === '' || namespace === module.namespace ? (module as Growing).byId.get(id) : undefined
      if (element) return { element, module, path }
    }
    near = near.flatMap(({ element, module, path }) =>
      [...module.imports].map(([alias, next]) => ({ element, module: next, path: [...path, alias] })),
    )
  }
  return undefined
}
