/** From XML to a model. dmn-moddle reads DMN 1.3; other editions are told in its words, and 1.4's boxed expressions are added. */
import { createRequire } from 'node:module'
import { DmnModdle } from 'dmn-moddle'
import type { Element } from './model.ts'

/** The file cannot be read; the message is for the person who sent it. */
export const refusal = (zh: string, en: string) =>
  Object.assign(new Error(`${zh} / ${en}`), { code: 'dmn_refused' as const, zh, en })
export const isRefusal = (e: unknown): e is Error & { zh: string; en: string } =>
  e instanceof Error && 'code' in e && e.code === 'dmn_refused'

export const xmlMax = 5_000_000
const depthMax = 200
const edition13 = 'https://www.omg.org/spec/DMN/20191111/MODEL/'
const editions =
  /https?:\/\/www\.omg\.org\/spec\/DMN\/(?:20151101\/dmn\.xsd|(?:20180521|20191111|20211108|20230324|20240513)\/MODEL\/)/g

type Package = { types: { name: string; superClass?: string[]; properties?: unknown[] }[] }
const child = (name: string) => ({ name, type: 'ChildExpression' })
const text = (name: string) => ({ name, type: 'String', isAttr: true })

/** The package of DMN 1.3 with the boxed expressions of 1.4 and the type constraint of 1.5. */
function dmnPackage(): Package {
  const base = structuredClone(
    createRequire(import.meta.url)('dmn-moddle/resources/dmn/json/dmn13.json') as Package,
  )
  const item = base.types.find((t) => t.name === 'ItemDefinition')!
  item.properties = [...item.properties!, { name: 'typeConstraint', type: 'UnaryTests' }]
  return {
    ...base,
    types: [
      ...base.types,
      {
        name: 'ChildExpression',
        superClass: ['DMNElement'],
        properties: [{ name: 'value', type: 'Expression' }, text('typeRef')],
      },
      {
        name: 'Conditional',
        superClass: ['Expression'],
        properties: [child('if'), child('then'), child('else')],
      },
      { name: 'Filter', superClass: ['Expression'], properties: [child('in'), child('match')] },
      {
        name: 'For',
        superClass: ['Expression'],
        properties: [text('iteratorVariable'), child('in'), child('return')],
      },
      {
        name: 'Every',
        superClass: ['Expression'],
        properties: [text('iteratorVariable'), child('in'), child('satisfies')],
      },
      {
        name: 'Some',
        superClass: ['Expression'],
        properties: [text('iteratorVariable'), child('in'), child('satisfies')],
      },
    ],
  }
}

export const moddle = () => new DmnModdle({ dmn: dmnPackage() })

/** Looks at the text before any parser does. */
function guard(xml: string): void {
  if (xml.length > xmlMax)
    throw refusal(`文件超过 ${xmlMax} 个字符`, `the file is longer than ${xmlMax} characters`)
  const bare = xml.replace(/<!--[\s\S]*?-->/g, '').replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '')
  if (/<!\s*(DOCTYPE|ENTITY)/i.test(bare))
    throw refusal('不接受 DTD 和实体声明', 'DTDs and entity declarations are refused')
  const unclosed: string[] = []
  for (const [, close, name, , self] of bare.matchAll(
    /<(\/?)([\p{L}_][\p{L}\p{N}_.:-]*)((?:"[^"]*"|'[^']*'|[^>"'])*?)(\/?)>/gu,
  )) {
    if (close && unclosed.pop() !== name)
      throw refusal(`XML 不完整：</${name}> 没有对应的开始标签`, `malformed XML: </${name}> closes nothing`)
    if (!close && !self) unclosed.push(name!)
    if (unclosed.length > depthMax)
      throw refusal(`XML 嵌套超过 ${depthMax} 层`, `XML is nested deeper than ${depthMax}`)
  }
  if (unclosed.length > 0)
    throw refusal(
      `XML 不完整：<${unclosed.at(-1)}> 没有结束`,
      `malformed XML: <${unclosed.at(-1)}> is not closed`,
    )
}

/** Reads the definitions of a DMN file of edition 1.1 to 1.6. */
export async function readDmn(xml: string): Promise<Element> {
  guard(xml)
  try {
    const { rootElement } = await moddle().fromXML(xml.replace(editions, edition13))
    return rootElement
  } catch (e) {
    throw refusal(
      `不是可读的 DMN 文件：${(e as Error).message}`,
      `not a readable DMN file: ${(e as Error).message}`,
    )
  }
}
