/** [PK1] [PK2] [PK3] What the contract asks of every pack, asked of this one beside a house whose posts are all held. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { checkPacks } from 'yimen/kernel/check'
import { programmeSchema } from 'yimen/kernel/programme'
import { roomChecks } from '../../../src/checks.ts'
import { readClauses } from '../../../src/clauses.ts'
import { volunteers } from '../index.ts'
import { posts } from '../shared.ts'

const clause = readClauses(new URL('../../', import.meta.url))
const held = { heldRoles: new Set(Object.keys(posts)), areas: new Set(['431103']) }

test('检查没有发现问题', () =>
  expect(checkPacks([volunteers], { holdsClause: (id) => clause(id) !== null, ...held }, roomChecks)).toEqual(
    [],
  ))

test('每个事项都是数据，合于公布的格式', () => {
  const validate = new Ajv2020({ allErrors: true, strict: false }).compile(programmeSchema)
  for (const p of volunteers.programmes) {
    expect(JSON.parse(JSON.stringify(p))).toEqual(p)
    expect(validate(p), `${p.id} ${JSON.stringify(validate.errors?.slice(0, 3))}`).toBe(true)
  }
})
