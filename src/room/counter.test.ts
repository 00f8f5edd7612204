/** [CT1] A counter that names what there is not, or whose form leads nowhere to sign, is told where. */
import { expect, test } from 'vitest'
import { oneDoor } from '../../packs/one-door/index.ts'
import { houseOfPacks } from '../kernel/check/index.ts'
import { counterCheck, type Counter } from './index.ts'

const house = houseOfPacks([oneDoor])
const [counter] = oneDoor.counters as readonly [Counter]
const findingsOf = (c: Counter): readonly string[] =>
  counterCheck
    .brings!.of({ id: 'one-door', counters: [c] })
    .flatMap((thing) => thing.findings(house, undefined))
    .map((f) => `${f.where}: ${f.example}${f.right ? ` → ${f.right}` : ''}`)

test('[CT1] 大厅的窗口没有毛病', () => expect(findingsOf(counter)).toEqual([]))

test.each<[string, Counter, string]>([
  [
    '没有这个事项',
    { ...counter, queue: { ...counter.queue, programme: 'door.tickets' } },
    'counters.door.counter.queue: door.tickets → door.ticket',
  ],
  [
    '没有这个环节',
    { ...counter, queue: { ...counter.queue, waiting: ['waitin'] } },
    'counters.door.counter.queue: waitin → waiting',
  ],
  [
    '没有这个动作',
    { ...counter, queue: { ...counter.queue, acts: { ...counter.queue.acts, call: 'cal' } } },
    'counters.door.counter.queue.acts: cal → call',
  ],
  [
    '没有这张表单',
    { ...counter, opens: [{ programme: 'door.bundle', outcome: 'receiv' }] },
    'counters.door.counter.opens: receiv → receive',
  ],
  [
    '收下以后没有可签的',
    { ...counter, opens: [{ programme: 'door.order', outcome: 'take_down' }] },
    'counters.door.counter.opens: door.order',
  ],
])('[CT1] %s', (_, broken, says) => expect(findingsOf(broken)).toContain(says))
