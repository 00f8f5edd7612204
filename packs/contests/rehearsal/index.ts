/** Both contests of October 2021 as they were played, answer by answer, and one that is ready to be played by hand. */
import { enterAndDraw, sealBank, type Lot, type Setting } from './entries.ts'
import { playPictures, playStation } from './laboratory.ts'
import { buzzerQuestions, pictureQuestions } from './questions.ts'
import { playBuzzer, playGuess, playRing, playTalent } from './stage.ts'
import { Play, Time, type Line, type Team, type World } from './world.ts'

export type { Line, World } from './world.ts'

const quizSchools = ['儒家', '道家', '墨家', '法家', '名家', '阴阳家', '纵横家', '杂家', '农家']
const shaoyang = '430500'
const yongzhou = '431103'
const stageParts = [
  { part: 'talent', name: '才艺比拼', form: 'talent', weight: 100, blinded: false, best: 4 },
  { part: 'guess', name: '你猜我答', form: 'guess', weight: 100, blinded: false, best: 4 },
  { part: 'ring', name: '擂台比拼', form: 'ring', weight: 100, blinded: false, best: 4 },
  { part: 'buzzer', name: '抢答', form: 'buzzer', weight: 100, blinded: false, best: 4 },
] as const

export function rehearseContests(world: World): readonly (readonly Line[])[] {
  const play = new Play()
  quiz(world, play)
  training(world, play)
  laboratory(world, play)
  ready(world, play)
  return play.waves.filter((wave) => wave.length > 0)
}

/** The one that is ready, alone. */
export function rehearseReady(world: World): readonly (readonly Line[])[] {
  const play = new Play()
  ready(world, play)
  return play.waves.filter((wave) => wave.length > 0)
}

function quiz(world: World, play: Play): void {
  const rng = world.random.fork('quiz')
  /** Six judges from elsewhere and one of a unit that sent a team: that team is scored by six. */
  const panel = world.judges.map((_, n): readonly [number, string, string] => [
    n,
    n === 6 ? world.quiz[3]!.unit : `外省评委单位${n + 1}（虚构）`,
    'talent',
  ])
  const setting: Setting = {
    id: 'C2021-quiz',
    notice: {
      title: '乳腺健康知识竞赛',
      kind: 'quiz',
      hostedBy: '湖南省竞赛组委会（演练）',
      organisers: '各市州健康志愿队（虚构）',
      edition: 1,
      season: '2021-Q',
      membersEach: 4,
      tieBreaks: [{ part: 'buzzer' }, { part: 'ring' }],
    },
    parts: stageParts,
    schools: quizSchools,
    teams: world.quiz,
    judges: panel,
    wants: (lots) => lots.some((l) => l.team.place === shaoyang && l.school === '名家'),
    sick: world.quiz[1]!,
  }
  const d = enterAndDraw(
    world,
    play,
    setting,
    new Time('2021-09-10', 9),
    new Time('2021-09-20', 9),
    new Time('2021-10-15', 15),
  )
  const strength = (lot: Lot): number =>
    lot.team.place === shaoyang ? 92 : 45 + ((Number(lot.team.place.slice(2, 4)) * 7) % 30)
  const bank = 'B2021-quiz-buzzer'
  sealBank(
    world,
    play,
    bank,
    '知识竞赛抢答题库',
    buzzerQuestions,
    d.parts['buzzer']!,
    new Time('2021-10-15', 16),
  )
  playTalent(world, play, d, strength, rng.fork('talent'), new Time('2021-10-16', 9), panel)
  playGuess(world, play, d, strength, rng.fork('guess'), new Time('2021-10-16', 11))
  playRing(world, play, d, strength, rng.fork('ring'), new Time('2021-10-16', 14))
  play.act(d.id, world.post('host'), 'publish', {}, new Time('2021-10-16', 15, 55))
  play.act(d.id, world.post('host'), 'freeze', {}, new Time('2021-10-16', 15, 56))
  playBuzzer(world, play, d, bank, strength, rng.fork('buzzer'), new Time('2021-10-16', 16))
  play.act(d.id, world.post('chief-judge'), 'finish', {}, new Time('2021-10-16', 17, 30))
  play.act(d.id, world.post('organiser'), 'award', {}, new Time('2021-10-16', 17, 45))
  play.act(bank, world.post('supervisor'), 'disclose', {}, new Time('2021-10-16', 18))
  play.settle()
}

/** Yongzhou's three: each leads the others in one part of the last assessment. */
function training(world: World, play: Play): void {
  const team = world.skills.find((x) => x.place === yongzhou)!
  const id = 'T2021-yongzhou'
  const post = world.post('delegate', team.city)
  const parts = ['防护服操作', '血液形态', '尿液和寄生虫', '微生物']
  const table: readonly (readonly [string, readonly (readonly number[])[]])[] = [
    [
      '第一阶段',
      [
        [70, 64, 61, 60],
        [66, 71, 62, 62],
        [65, 63, 60, 64],
      ],
    ],
    [
      '第二阶段',
      [
        [84, 75, 72, 70],
        [78, 85, 74, 73],
        [77, 74, 80, 79],
      ],
    ],
    [
      '第三阶段',
      [
        [95, 88, 84, 85],
        [90, 96, 86, 84],
        [89, 87, 93, 92],
      ],
    ],
  ]
  play.act(
    id,
    post,
    'form',
    { teamName: team.name, members: team.members.map(({ name }, i) => ({ n: i + 1, name })) },
    new Time('2021-07-05', 9),
    { programme: 'contests.training', area: team.place },
  )
  for (const [i, [stageName, marks]] of table.entries())
    play.act(
      id,
      post,
      'assess',
      {
        stageName,
        marksNow: marks.flatMap((row, n) =>
          row.map((m, k) => ({ n: n + 1, part: parts[k]!, marks: m * 100 })),
        ),
        plan: '各补所短，互教所长',
      },
      new Time(i === 0 ? '2021-08-02' : i === 1 ? '2021-09-06' : '2021-10-08', 16),
    )
  play.settle()
}

function laboratory(world: World, play: Play): void {
  const rng = world.random.fork('laboratory')
  const setting: Setting = {
    id: 'C2021-laboratory',
    notice: {
      title: '医学检验技能竞赛',
      kind: 'skills',
      hostedBy: '湖南省竞赛组委会（演练）',
      organisers: '湖南省临床检验组（虚构）',
      edition: 1,
      season: '2021-S',
      membersEach: 3,
      tieBreaks: [{ part: 'picture' }],
    },
    parts: [
      { part: 'suit', name: '核酸检测防护服操作', form: 'practical', weight: 50, blinded: true, best: 3 },
      { part: 'picture', name: '标本形态学', form: 'picture', weight: 50, blinded: false, best: 3 },
    ],
    schools: [],
    teams: world.skills,
    judges: [0, 1, 2].map((n): readonly [number, string, string] => [
      n,
      `外省评委单位${n + 1}（虚构）`,
      'suit',
    ]),
    wants: () => true,
    sick: null,
  }
  const d = enterAndDraw(
    world,
    play,
    setting,
    new Time('2021-09-13', 9),
    new Time('2021-09-22', 8),
    new Time('2021-10-14', 15),
  )
  const of = (lot: Lot): number => 40 + ((Number(lot.team.place.slice(2)) * 13) % 45)
  const strength = (lot: Lot): number => (lot.team.place === yongzhou ? 96 : of(lot))
  const bank = 'B2021-laboratory'
  sealBank(
    world,
    play,
    bank,
    '形态学图片题库',
    pictureQuestions,
    d.parts['picture']!,
    new Time('2021-10-14', 16),
  )
  playStation(world, play, d, strength, rng.fork('suit'), new Time('2021-10-15', 9), [0, 1, 2])
  playPictures(world, play, d, bank, strength, rng.fork('pictures'), new Time('2021-10-16', 14))
  play.act(d.id, world.post('chief-judge'), 'finish', {}, new Time('2021-10-17', 9))
  play.act(d.id, world.post('organiser'), 'award', {}, new Time('2021-10-17', 11, 30))
  play.settle()
  play.until(new Time('2021-10-18', 0, 30))
}

/** A small quiz of four teams, drawn and with its banks in place: the listed accounts play it. */
function ready(world: World, play: Play): void {
  const teams: readonly Team[] = world.ready
  const setting: Setting = {
    id: 'C2021-ready',
    notice: {
      title: '健康知识友谊赛',
      kind: 'quiz',
      hostedBy: '湖南省竞赛组委会（演练）',
      organisers: '各市州健康志愿队（虚构）',
      edition: 2,
      season: '2021-R',
      membersEach: 4,
      tieBreaks: [{ part: 'buzzer' }],
    },
    parts: [
      ...stageParts.filter((p) => p.part === 'talent' || p.part === 'buzzer'),
      { part: 'paper', name: '个人答题', form: 'paper', weight: 100, blinded: false, best: 4 },
    ],
    schools: ['名家', '墨家', '道家', '儒家'],
    teams,
    /** The second judge is of the unit that sent a team: that team is scored by three, the others by four. */
    judges: [0, 1, 2, 3].map((n): readonly [number, string, string] => [
      n,
      n === 1 ? teams[1]!.unit : `外省评委单位${n + 1}（虚构）`,
      'talent',
    ]),
    wants: (lots) => lots.some((l) => l.team.place === shaoyang && l.school === '名家'),
    sick: null,
  }
  const d = enterAndDraw(
    world,
    play,
    setting,
    new Time('2021-10-11', 9),
    new Time('2021-10-12', 9),
    new Time('2021-10-19', 9),
  )
  const questions = buzzerQuestions.slice(0, 8)
  sealBank(
    world,
    play,
    'B2021-ready-buzzer',
    '友谊赛抢答题库',
    questions,
    d.parts['buzzer']!,
    new Time('2021-10-19', 10),
  )
  sealBank(
    world,
    play,
    'B2021-ready-paper',
    '友谊赛答题题库',
    questions,
    d.parts['paper']!,
    new Time('2021-10-19', 11),
  )
  const setter = world.post('question-setter')
  play.act('B2021-ready-spare', setter, 'begin', { bankName: '友谊赛加赛题库' }, new Time('2021-10-19', 14), {
    programme: 'contests.bank',
    area: world.province,
  })
  const own = teams.find((x) => x.place === shaoyang)!
  play.act(
    'T2021-shaoyang',
    world.post('delegate', own.city),
    'form',
    { teamName: own.name, members: own.members.map(({ name }, i) => ({ n: i + 1, name })) },
    new Time('2021-10-19', 15),
    { programme: 'contests.training', area: own.place },
  )
  play.settle()
}
