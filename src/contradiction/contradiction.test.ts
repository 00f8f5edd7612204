/** [B6]-[B10] Sentences as bulletins print them: what cannot be true, and what only looks odd. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contradictions, disagreements, namesDay, quantities, targetInterval } from './index.ts'
import { printPercent } from '#kernel/figure'
import { invested, investedTotal, started, startedTotal } from '../campaign/testing.ts'

const findingsIn = (text: string): readonly string[] =>
  contradictions(text).map(
    (c) =>
      `${c.severity === 'warning' ? '?' : '!'} ${c.kind} ${text.slice(c.at.from, c.at.to)} → ${c.implied}`,
  )
const million = (n: bigint | null): number | null => (n === null ? null : Number(n) / 1_000_000)

describe('[B6] numbers in Chinese prose', () => {
  test.each<[string, string, string, string, number, number | null]>([
    ['完成1,110台', 'count', '1,110台', '台', 1110, 1110],
    ['惠及8000余人', 'count', '8000余人', '人', 8000, 9000],
    ['惠及300多户', 'count', '300多户', '户', 300, 400],
    ['惠及3.2万户', 'count', '3.2万户', '户', 31_500, 32_500],
    ['惠及1.2万余人次', 'count', '1.2万余人次', '人次', 12_000, 13_000],
    ['投入近3亿元', 'count', '3亿元', '元', 200_000_000, 300_000_000],
    ['约50件', 'count', '50件', '件', 40, 60],
    ['至少50件', 'count', '50件', '件', 50, null],
    ['50件以上', 'count', '50件以上', '件', 50, null],
    ['占百分之八十三点二', 'percent', '百分之八十三点二', '%', 83.15, 83.25],
    ['占百分之91', 'percent', '百分之91', '%', 91, 91],
    ['占８３．２％', 'percent', '83.2%', '%', 83.15, 83.25],
    ['提高3.5个百分点', 'points', '3.5个百分点', '个百分点', 3.45, 3.55],
    ['完成二百七十二台', 'count', '二百七十二台', '台', 272, 272],
    ['一千一百一十户', 'count', '一千一百一十户', '户', 1110, 1110],
    ['三万二千零五人', 'count', '三万二千零五人', '人', 32_005, 32_005],
    ['十余个', 'count', '十余个', '个', 10, 20],
    ['截至8月底', 'date', '8月', '月', 8, 8],
  ])('%s', (text, kind, said, unit, low, high) => {
    const [q, ...others] = quantities(
      text.replace(/[０-９％．]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)),
    )
    expect(others).toEqual([])
    expect([q!.kind, q!.said, q!.unit, million(q!.low), million(q!.high)]).toEqual([
      kind,
      said,
      unit,
      low,
      high,
    ])
  })

  test.each([
    '统一部署，一体推进',
    '“十四五”规划',
    '一是加强领导，二是压实责任',
    '千家万户',
    '一批项目',
    '12345热线转来',
    '拨打110报警',
  ])('%s holds no number', (text) => expect(quantities(text)).toEqual([]))
})

describe('[B7] what a share says of its target', () => {
  test.each<[bigint, bigint, number, readonly [bigint, bigint | null] | null]>([
    [272n, 91n, 0, [298n, 300n]],
    [272n, 907n, 1, [300n, 300n]],
    [3n, 71n, 0, null],
    [9n, 100n, 0, [9n, 9n]],
    [0n, 0n, 0, [1n, null]],
    [5n, 0n, 0, [1001n, null]],
    [104n, 104n, 0, [100n, 100n]],
    [0n, 5n, 0, null],
    // 999 of 1000 is 99.9 and would be rounded to 100; a careful office prints 99.
    [999n, 99n, 0, [1000n, 1014n]],
  ])('%s at %s with %i decimals', (done, percent, decimals, ends) => {
    const interval = targetInterval(done, percent, decimals)
    expect(interval && [interval.low, interval.high]).toEqual(ends)
  })

  test('the true target lies in the interval, for any counts and decimals', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_000 }),
        fc.integer({ min: 1, max: 1_000_000_000 }),
        fc.integer({ min: 0, max: 6 }),
        (done, target, decimals) => {
          const interval = targetInterval(
            BigInt(done),
            BigInt(printPercent(done, target, decimals).replace('.', '')),
            decimals,
          )!
          expect(interval.low <= target && (interval.high === null || target <= interval.high)).toBe(true)
        },
      ),
      { numRuns: 3000 },
    )
  })

  test('every target of the interval prints the share, and its neighbours do not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 98 }), (done, percent) => {
        const interval = targetInterval(BigInt(done), BigInt(percent), 0)
        const all = Array.from(
          { length: Math.ceil((done * 200) / (2 * percent - 1)) + 2 },
          (_, t) => t + 1,
        ).filter((t) => printPercent(done, t, 0) === String(percent))
        expect(all.map(BigInt)).toEqual(
          interval
            ? Array.from(
                { length: Number(interval.high! - interval.low) + 1 },
                (_, i) => interval.low + BigInt(i),
              )
            : [],
        )
      }),
      { numRuns: 500 },
    )
  })

  test.each<[string, string, readonly string[]]>([
    ['目标300台，说得通', '全市年度目标任务300台，截至10月底开工272台，占年度目标任务的91%。', []],
    [
      '目标310台，说不通',
      '全市年度目标任务310台，截至10月底开工272台，占年度目标任务的91%。',
      ['! target_outside 310台 → 298至300台'],
    ],
    ['目标写在中间，说得通', '截至10月20日，全市正在实施加装电梯272台，占年度目标任务300台的91%。', []],
    [
      '目标写在中间，说不通',
      '截至10月20日，全市正在实施加装电梯272台，占年度目标任务310台的91%。',
      ['! target_outside 310台 → 298至300台'],
    ],
    [
      '完成年度计划的写法',
      '全市开工272台，完成年度目标310台的91%。',
      ['! target_outside 310台 → 298至300台'],
    ],
    ['中间的是另一种数', '全市开工272台，占年度目标任务310户的91%。', []],
    [
      '目标在另一段：只提示',
      '全市年度目标任务310台。\n截至10月底，开工加装电梯272台，占年度目标任务的91%。',
      ['? target_outside 310台 → 298至300台'],
    ],
    [
      '目标在另一段，而且不止一个',
      '年度目标任务310台。\n调整后年度目标任务300台。\n截至10月底，开工加装电梯272台，占年度目标任务的91%。',
      [],
    ],
    [
      '目标在后一句',
      '截至10月底，开工加装电梯272台，占年度目标任务的百分之九十一，年度目标任务为297台。',
      ['! target_outside 297台 → 298至300台'],
    ],
    ['没有这样的目标', '完成3个，占年度目标任务的71%。', ['! no_target 3个，占年度目标任务的71% → —']],
    [
      '两个阶段，同一个目标',
      '截至10月底，全市开工加装电梯272台，占年度目标任务的91%；竣工262台，占年度目标任务的87%。',
      [],
    ],
    [
      '两个阶段，两个目标',
      '截至10月底，全市开工加装电梯272台，占年度目标任务的91%；竣工262台，占年度目标任务的80%。',
      ['! targets_disagree 262台，占年度目标任务的80% → 298至300台'],
    ],
    [
      '两个区，各有各的目标',
      '雁峰区加装电梯30台，占年度目标任务的90.9%；石鼓区加装电梯20台，占年度目标任务的50%。',
      [],
    ],
    ['两件事，各有各的目标', '改造小区71个，占年度任务的81.6%；新建口袋公园20个，占年度任务的50%。', []],
    [
      '余：目标也宽了',
      '年度目标任务310台，已开工270余台，占年度目标任务的91%。',
      ['! target_outside 310台 → 296至309台'],
    ],
    ['投资的百分比不是台数的', '年度目标任务310台，开工272台，完成年度投资计划的91%。', []],
    [
      '中间提到的单位，不是前面的数',
      '全县12个乡镇中，居前两位的是城关镇、河东镇，分别完成任务的98%、95%。',
      [],
    ],
    ['万元', '年度计划投资752393.73万元，完成投资281682.60万元，占年度计划的37.44%。', []],
    [
      '万元，说不通',
      '年度计划投资762393.73万元，完成投资281682.60万元，占年度计划的37.44%。',
      ['! target_outside 762393.73万元 → 752256.89至752457.88万元'],
    ],
  ])('%s', (_, text, expected) => expect(findingsIn(text)).toEqual(expected))
})

describe('[B8] parts and wholes', () => {
  test.each<[string, string, readonly string[]]>([
    [
      '湘潭2019年：15个中的3个是20%，不是27%',
      '全市15个项目，提前完成、进展较快、进展偏慢的分别为9、3、3个，分别占60%、27%、20%。',
      ['! share 27% → 20%'],
    ],
    ['改正之后', '全市15个项目，提前完成、进展较快、进展偏慢的分别为9、3、3个，分别占60%、20%、20%。', []],
    [
      '逐项写',
      '全市15个项目中，提前完成的9个，占60%；进展较快的3个，占27%；进展偏慢的3个，占20%。',
      ['! share 27% → 20%'],
    ],
    ['没有总数，按各项之和', '提前完成9个、较快3个、偏慢3个，分别占60%、27%、20%。', ['! share 27% → 20%']],
    [
      '尾数调整只提示',
      '甲、乙、丙三类分别为1、1、1件，分别占33.3%、33.3%、33.4%。',
      ['? share 33.4% → 33.3%'],
    ],
    ['各自的完成率不是占比', '甲、乙两区完成9、3台，分别占年度目标任务的60%、27%。', []],
    ['占比之和超过一百', '甲、乙、丙三类分别占60%、27%、20%。', ['? shares_sum 60%、27%、20% → 100%']],
    ['只列主要的', '位居前三的主要类别分别占40%、20%、10%。', []],
    [
      '其中之和大于总数',
      '全市共加装电梯272台，其中雁峰区120台、石鼓区80台、珠晖区82台。',
      ['! parts 272台 → 282台'],
    ],
    ['其中之和等于总数', '全市共加装电梯272台，其中雁峰区120台、石鼓区80台、珠晖区72台。', []],
    ['其中可以只列一部分', '全市共加装电梯272台，其中雁峰区120台、石鼓区80台。', ['? parts 272台 → 200台']],
    ['分别为：只提示', '共有项目15个，分别为9个、3个、4个。', ['? parts 15个 → 16个']],
    ['热线的号码不是数量', '本月收到反映8件，其中12345转来8件、110报警平台转来0件。', []],
    ['热线号码以外仍要对得上', '本月收到反映8件，其中12345转来6件、群众上门3件。', ['! parts 8件 → 9件']],
    ['开工与竣工互相包含', '全市共300台，其中开工272台、竣工262台。', []],
    ['余：对得上', '共走访8000余户，其中困难户5000余户、其他户3100户。', []],
  ])('%s', (_, text, expected) => expect(findingsIn(text)).toEqual(expected))
})

describe('[B9] pasted tables', () => {
  const tsv = (rows: readonly (typeof started)[number][], title: string): string =>
    [title, ...rows.map((r) => [r.name, r.target, r.done, r.percent].join('\t'))].join('\n')
  const head = '市州\t计划数\t开工数\t开工率'
  test('the official table agrees with itself', () =>
    expect(findingsIn(`进展情况如下：\n${tsv([...started, startedTotal], head)}\n特此通报。`)).toEqual([]))
  test('without titles too', () =>
    expect(
      findingsIn(tsv([...started.slice(1), startedTotal], '长沙\t150\t143\t95.43').replace('74.00', '74.01')),
    ).toEqual(['! table 95.43 → 95.33', '! table 74.01 → 74.00']))
  test('as markdown', () =>
    expect(
      findingsIn(
        '| 市州 | 计划 | 完成 | 完成率 | 排名 |\n|---|---|---|---|---|\n| 长沙 | 150 | 143 | 95.33% | 1 |\n| 株洲 | 71 | 44 | 61.79% | 2 |\n| 合计 | 221 | 188 | 85.07% | |',
      ),
    ).toEqual(['! table 61.79% → 61.97', '! table 188 → 187']))
  test('the printed total of the investments is a warning of 0.03', () => {
    const amount = (n: number): string => (n / 100).toFixed(2)
    const rows = [...invested, investedTotal].map((r) =>
      [r.name, amount(r.target), amount(r.done), r.percent].join('\t'),
    )
    expect(findingsIn(['市州\t投资计划\t完成投资\t投资完成率', ...rows].join('\n'))).toEqual([
      '? table 752393.73 → 752393.76',
    ])
  })
  test('two groups of columns', () =>
    expect(
      findingsIn(
        '区\t计划\t开工\t开工率\t任务\t竣工\t竣工率\n甲\t10\t5\t50\t10\t4\t40\n乙\t10\t5\t50\t10\t4\t45',
      ),
    ).toEqual(['! table 45 → 40']))
})

describe('[B10] one thing, two values', () => {
  test.each<[string, string, readonly string[]]>([
    [
      '前后不一',
      '全市加装电梯272台，惠及群众。\n下一步抓好收尾，加装电梯262台全部投用。',
      ['? two_values 262台 → 272台'],
    ],
    ['前后一致', '加装电梯272台。\n加装电梯272台全部投用。', []],
    ['两个月份', '8月加装电梯100台，9月加装电梯120台。', []],
    ['去年同期', '加装电梯272台，去年同期加装电梯150台。', []],
    ['两个区', '雁峰区，加装电梯30台；石鼓区，加装电梯20台。', []],
    ['约数包含准数', '救助困难群众8000余人。今年救助困难群众8313人。', []],
  ])('%s', (_, text, expected) => expect(findingsIn(text)).toEqual(expected))
})

describe('[B12] two texts of the same day', () => {
  const signed = {
    name: { zh: '《通报》', en: 'the circular' },
    text: '现将截至2021年10月20日全市进展情况通报如下。\n全市正在实施加装电梯272台，占年度目标任务300台的91%。',
  }
  test.each<[string, string, readonly string[]]>([
    ['同一天，同一件事，两个数', '截至2021年10月20日，全市正在实施加装电梯262台。', ['262台 → 272台']],
    ['没有写年份，按同一天比', '截至10月20日，全市正在实施加装电梯262台。', ['262台 → 272台']],
    ['数相同', '截至2021年10月20日，全市正在实施加装电梯272台。', []],
    ['余：说得通', '截至2021年10月20日，全市正在实施加装电梯270余台。', []],
    ['近：说得通', '截至2021年10月20日，全市正在实施加装电梯近280台。', []],
    ['另一天', '截至2021年9月20日，全市正在实施加装电梯262台。', []],
    ['另一年', '截至2020年10月20日，全市正在实施加装电梯62台。', []],
    ['一个区', '截至2021年10月20日，雨湖区正在实施加装电梯62台。', []],
    ['没有写哪一天', '全市正在实施加装电梯262台。', []],
    ['去年同期', '截至2021年10月20日，去年同期正在实施加装电梯62台。', []],
  ])('%s', (_, text, expected) =>
    expect(
      disagreements(text, [signed]).map((c) => `${text.slice(c.at.from, c.at.to)} → ${c.implied}`),
    ).toEqual(expected),
  )

  test.each([
    ['截至2021年10月20日', true],
    ['截至 10 月 20 日', true],
    ['截至１０月２０日', true],
    ['截至2021年10月2日', false],
    ['截至1月20日', false],
    ['截至10月底', false],
  ] as const)('%s names 20 October: %s', (text, named) => expect(namesDay(text, '2021-10-20')).toBe(named))
})

describe('[B6] any text', () => {
  const piece = fc.constantFrom(
    '272台',
    '，',
    '。',
    '占年度目标任务的',
    '91%',
    '共',
    '其中',
    '分别占',
    '、',
    '9',
    '3个',
    '60%',
    '\t',
    '|',
    '\n',
    '百分之',
    '十余',
    '万',
    '一',
    '合计',
    '计划',
    '完成',
    '率',
    '余',
    '.',
    ',',
    '００',
    '亿',
    '0',
    '目标为',
    '%',
  )
  test('never throws and points into the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 200 }),
          fc.array(piece, { maxLength: 60 }).map((p) => p.join('')),
        ),
        (text) => {
          for (const c of contradictions(text))
            expect(0 <= c.at.from && c.at.from < c.at.to && c.at.to <= text.length).toBe(true)
        },
      ),
      { numRuns: 4000 },
    )
  })

  /** Patterns that make a careless reader go back over what it has read; each would take minutes. */
  test.each([
    '1',
    '1,',
    '111,',
    '一',
    '万',
    '百分之',
    '1.',
    '9、',
    '占',
    '9个占60%',
    '区',
    '共9个其中',
    '目标9台',
    '9台占目标的60%',
    '\t',
    '|',
    '1\t',
    '\n',
    '1|1|1|\n',
    '中',
    '加装电梯9台。',
    '1%、',
    '1\t1\t100\n',
    '9、3个分别占6%、2%，',
    '其中9、',
    '计划\t完成\t率\t',
  ])('a hundred thousand characters of %j', (unit) => {
    expect(contradictions(unit.repeat(Math.ceil(100_000 / unit.length)).slice(0, 100_000))).toBeInstanceOf(
      Array,
    )
  })

  test('a wide first row over many short ones, and a total of ten thousand parts', () => {
    expect(
      contradictions(`${'1\t'.repeat(20_000)}\n${'1\t\n'.repeat(10_000)}共9个，其中${'9、'.repeat(10_000)}`),
    ).toBeInstanceOf(Array)
  })

  test('a table whose sums are no longer exact is left alone', () => {
    const row = '甲\t999999999.99\t999999999.99\t100\n'
    expect(findingsIn(`区\t计划\t完成\t完成率\n${row.repeat(91_000)}`)).toEqual([])
  })
})

describe('[B8] a whole that does not say that it is all, and one part of it', () => {
  test.each<[string, readonly string[]]>([
    ['发放资金12000元，其中急难型7000元、支出型6000元。', ['! parts 12000元 → 13000元']],
    ['发放资金13000元，其中急难型7000元、支出型6000元。', []],
    ['发放资金20000元，其中急难型7000元、支出型6000元。', []],
    ['救助130户，其中城市80户、农村70户。', ['! parts 130户 → 150户']],
    ['救助130户，其中城市65户，占50%。', []],
    ['救助130户，其中城市65户，占40%。', ['! share 40% → 50%']],
    ['救助130户，其中城市65户，占年度任务的40%。', []],
    ['投入资金3亿元，惠及2000户，其中低保800户、特困300户。', []],
    ['发放资金1.2万元，其中急难型7000元、支出型6000元。', ['! parts 1.2万元 → 13000元']],
    ['发放资金12000元，包括急难型7000元、支出型6000元。', ['? parts 12000元 → 13000元']],
    ['救助130户298人，其中城市80户160人，农村70户138人。', ['! parts 130户 → 150户']],
    ['共救助150户300人，其中城市80户160人，农村70户138人。', ['? parts 300人 → 298人']],
    ['救助150户298人，其中城市80户160人，农村70户138人。', []],
  ])('%s', (text, expected) => expect(findingsIn(text)).toEqual(expected))
})

describe('[B8] a total behind its list', () => {
  test.each<[string, readonly string[]]>([
    ['急难型7000元、支出型6000元，合计12000元。', ['! parts 12000元 → 13000元']],
    ['急难型7000元，支出型6000元，共计13000元。', []],
    ['急难型7000元、支出型6000元，两项合计14000元。', ['? parts 14000元 → 13000元']],
    ['救助130户，急难型7000元、支出型6000元，合计发放13000元。', []],
    ['甲区3台、乙区4台，全市共9台。', []],
    ['开工30台、竣工20台，合计40台。', []],
    ['城市80户、农村70户，合计3万元。', []],
  ])('%s', (text, expected) => expect(findingsIn(text)).toEqual(expected))
})

describe('[B14] growth between two counts', () => {
  test.each<[string, readonly string[]]>([
    ['救助130户，比上年的100户增长20%。', ['! growth 20% → 30%']],
    ['救助130户，比上年的100户增长30%。', []],
    ['救助130户，较2020年同期的100户增长20%。', ['! growth 20% → 30%']],
    ['救助80户，比去年的100户下降20%。', []],
    ['救助80户，比去年的100户下降25%。', ['! growth 25% → 20%']],
    ['救助80户，比去年的100户增长20%。', ['! growth 20% → 下降20%']],
    ['救助户数由100户增加到130户，增长20%。', ['! growth 20% → 30%']],
    ['救助130户，同比增长20%（上年同期100户）。', ['! growth 20% → 30%']],
    ['救助136户，比上年的120户增长13.3%。', []],
    ['救助136户，比上年的120户增长13.4%。', ['? growth 13.4% → 13.3%']],
    ['救助130余户，比上年的100户增长20%。', []],
    ['救助130户，发放资金比上年的100万元增长20%。', []],
    ['城市救助130户，同比增长20%。', []],
    ['救助130户，占年度任务的20%，比上年的100户多30户。', []],
    ['救助130户，比上年的100户多20户。', ['! growth 20户 → 30户']],
    ['救助130户，比上年的100户减少30户。', ['! growth 30户 → 增加30户']],
    ['救助130户，比上年的100户增加30户，增长20%。', ['! growth 20% → 30%']],
    ['救助130户，上年同期100户，同比增长20%。', ['! growth 20% → 30%']],
    ['上年救助100户，今年救助130户，增长20%。', ['! growth 20% → 30%']],
    ['上年救助100户，今年救助130户，增长30%。', []],
    ['救助130户，新增30户，比上年的100户增长30%。', []],
    ['救助130户，比上年的100户增加投入30户。', []],
    ['去年救助100户，前年救助90户，增长20%。', []],
  ])('%s', (text, expected) => expect(findingsIn(text)).toEqual(expected))
})
