/** A contest played live in a real browser: the host's keys, the hall that follows, a judge, tables and phones. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeReadyContest } from '../../../packs/hunan-contests.ts'
import { contestsRealm } from '../../../packs/rehearsal-hunan/index.ts'
import { seriousFaults } from '../../../tools/axe.ts'
import {
  addPicture,
  event,
  noisyPicture,
  picturedQuestions,
  readyContest,
  spareBank,
  type Ready,
} from '../../../tools/ready-contest.ts'
import { seed } from '../../../tools/house.ts'
import { fitsWidth, openFaces, openPage, shoot, type Faces } from '../testing.ts'

let faces: Faces
let r: Ready
let hall: Page
let host: Page
const openFace = (
  login: string | null,
  face: string,
  width: number,
  height: number,
  before: (page: Page) => Promise<unknown> = async () => undefined,
): Promise<Page> =>
  openPage(faces.browser, `${faces.house.url}/r/${contestsRealm}`, login, `/stage/${event}${face}`, {
    size: { width, height },
    before: async (page) => void (await before(page)),
  })

beforeAll(async () => {
  faces = await openFaces({ codes: ['430523', contestsRealm] })
  r = await readyContest(faces.house)
  hall = await openFace(null, '/hall', 1920, 1080)
  await hall.getByTestId('hall').waitFor()
  host = await openFace('host', '/desk', 1440, 900)
  await host.getByTestId('desk').waitFor()
})
afterAll(async () => {
  expect(faces.house.faults).toEqual([])
  await faces.close()
})

/** The ID number of a listed account. */
const numberOf = (login: string): string => {
  const { logins, people } = makeReadyContest(seed).registry
  return people.find((p) => p.id === logins.find((l) => l.login === login)!.person)!.idNo
}
const standing = (page: Page, name: string) =>
  page.locator(`.st-question[data-standing=${name}]`).waitFor({ timeout: 45_000 })
/** The space bar does what stands there next; the desk waits until it does. */
const step = async (cue: string): Promise<void> => {
  await host.locator(`[data-testid=next][data-cue=${cue}]:enabled`).waitFor()
  await host.keyboard.press(' ')
}
/** Letters of the hall that are smaller than this, in pixels, where somebody could see them. */
const smallLetters = (page: Page, least: number): Promise<readonly string[]> =>
  page.evaluate((most) => {
    const small: string[] = []
    for (const el of document.querySelectorAll<HTMLElement>('body *')) {
      const own = [...el.childNodes].some((n) => n.nodeType === 3 && n.textContent!.trim() !== '')
      const { width, height } = el.getBoundingClientRect()
      if (own && width > 1 && height > 1 && parseFloat(getComputedStyle(el).fontSize) < most)
        small.push(`${el.textContent!.slice(0, 20)} ${getComputedStyle(el).fontSize}`)
    }
    return small
  }, least)

test('[SG2] [SG6] 主持人一键一步，大屏跟着走，没有小于32像素的字', async () => {
  await shoot(hall, 'hall-before')
  await host.getByRole('button', { name: /^抢答/ }).click()
  await step('begin')
  await standing(hall, 'begun')
  await step('ask_next')
  await standing(hall, 'shown')
  expect(await hall.locator('.st-stem').textContent()).toContain('乳腺自我检查')
  await shoot(host, 'host-shown')
  await step('go')
  await standing(hall, 'open')
  expect((await r.act('table2', '抢答', 'buzz', { buzzEpoch: 1, latency: 8 })).status).toBe(200)
  await standing(hall, 'buzzed')
  await hall.getByTestId('clock').waitFor()
  await shoot(hall, 'hall-buzzed')
  expect(await smallLetters(hall, 32)).toEqual([])
  expect(await fitsWidth(hall)).toBe(true)
  expect((await r.act('table2', '抢答', 'answer', { answerEpoch: 1, given: 'A' })).status).toBe(200)
  await standing(hall, 'answered')
  await step('tell_key')
  await standing(hall, 'told')
  await host.keyboard.press('p')
  await hall.getByTestId('board').waitFor()
  await shoot(hall, 'hall-told')
  await shoot(host, 'host-told')
  expect(await seriousFaults(hall)).toEqual([])
  expect(await seriousFaults(host)).toEqual([])
  expect(await fitsWidth(host)).toBe(true)
})

test('[SG4] [SG6] 评委在平板上打分，签字交分有回执；有关系的队点不开', async () => {
  await host.getByRole('button', { name: /^才艺比拼/ }).click()
  const judge = await openFace('judge', '/judge', 820, 1180)
  const other = await openFace('judge2', '/judge', 820, 1180)
  await step('begin')
  await step('call_up')
  await hall.locator('.st-question[data-standing=turn]').waitFor()
  await judge.locator('[data-team="1"].now').click()
  for (const key of ['9', '.', '2', '5']) await judge.getByRole('button', { name: key, exact: true }).click()
  await shoot(judge, 'judge')
  await judge.getByRole('button', { name: '签字交分' }).click()
  await judge.locator('.st-said.good').waitFor()
  expect(await judge.getByTestId('said').textContent()).toContain('9.25')
  await judge.getByText('已打分 9.25').waitFor()
  expect(await other.locator('[data-team]:disabled').count()).toBe(1)
  expect(await other.locator('[data-team]:disabled').textContent()).toContain('回避')
  await shoot(other, 'judge-aside')
  expect(await seriousFaults(judge)).toEqual([])
  expect(await fitsWidth(judge)).toBe(true)
  await judge.context().close()
  await other.context().close()
})

test('[SG5] [SG6] 参赛席的手机：抢答、作答，每一下都用话说收到没有', async () => {
  await host.getByRole('button', { name: /^抢答/ }).click()
  const table = await openFace('table3', '/play', 390, 844)
  await step('ask_next')
  await standing(table, 'shown')
  await table.locator('[data-act=buzz]').click()
  await table.getByTestId('taken').waitFor()
  await host.locator('.st-lines', { hasText: '抢跑' }).first().waitFor()
  await host.keyboard.press('r')
  await step('go')
  await standing(table, 'open')
  await shoot(table, 'phone-buzz')
  await table.locator('[data-act=buzz]').click()
  await standing(table, 'buzzed')
  await table.locator('[data-act=answer]').first().waitFor()
  await shoot(table, 'phone-answer')
  await table.locator('[data-option=B]').click()
  await standing(hall, 'answered')
  await table.getByTestId('receipt').filter({ hasText: 'B' }).waitFor()
  /** A page that is opened anew has what the server has. */
  await table.reload()
  await table.getByTestId('receipt').filter({ hasText: 'B' }).waitFor()
  await shoot(table, 'phone-receipts')
  expect(await seriousFaults(table)).toEqual([])
  expect(await fitsWidth(table)).toBe(true)
  await step('tell_key')
  await standing(hall, 'told')
  await table.context().close()
})

const deskOf = (login: string, id: string, width: number): Promise<Page> =>
  openPage(faces.browser, `${faces.house.url}/r/${contestsRealm}`, login, `/desk/cases/${id}`, {
    size: { width, height: 900 },
  })

test('[FM9] 命题组选一个表格文件、粘一段GIFT：试算逐行说明没有收的，确认以后题目一题一行列出', async () => {
  const opened = await (
    await r.visitor('setter')
  ).post<{ readonly case: string }>('/api/cases', {
    post: '430000-question-setter',
    programme: 'contests.bank',
    outcome: 'begin',
    area: '430000',
    input: { bankName: '表格题库' },
  })
  expect(opened.status).toBe(201)
  const desk = await deskOf('setter', opened.body.case, 1440)
  const fill = async (way: string, bring: () => Promise<unknown>): Promise<string> => {
    await desk.locator(`[data-way=${way}]`).click()
    await bring()
    await desk.getByLabel('每题分值').fill('10')
    await desk.getByLabel('每题秒数').fill('30')
    await desk.getByTestId('try').click()
    await desk.getByTestId('confirm').waitFor()
    return desk.getByTestId('trial').innerText()
  }
  const faults = await fill('add_sheet', async () => {
    await desk
      .locator('.grid-list input[type=file]')
      .setInputFiles({
        name: '题目.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(
          [
            '题干,选项A,选项B,选项C,答案',
            '白细胞分几类？,三类,五类,七类,B',
            '血小板多少？,偏低,,偏高,A',
            '红细胞有核吗？,有,没有,,D',
            '尿酸结晶呈菱形。,,,,对',
          ].join('\n'),
        ),
      })
    await desk.getByTestId('grid-said').getByText('读入4行').waitFor()
  })
  expect(faults).toContain('第2行：选项中间有空的')
  expect(faults).toContain('第3行：答案不在选项里')
  await shoot(desk, 'bank-sheet-trial-1440')
  expect(await seriousFaults(desk)).toEqual([])
  await desk.getByTestId('confirm').click()
  await desk.getByText('已办理').first().waitFor()
  const giftFaults = await fill('add_gift', () =>
    desk.getByLabel('GIFT文本').fill('两癌是指？{=乳腺癌和宫颈癌 ~胃癌}\n\n几岁开始？{#30..40}'),
  )
  expect(giftFaults).toContain('第3行：数值题只收一个准数')
  await desk.getByTestId('confirm').click()
  await desk.getByText('已办理').first().waitFor()
  const questions = desk.locator('section[aria-labelledby=committed-questions] tbody tr')
  await questions.nth(2).waitFor()
  expect(await questions.count()).toBe(3)
  expect(await questions.allInnerTexts()).toEqual([
    expect.stringMatching(/1.*白细胞分几类？.*B/s),
    expect.stringMatching(/2.*尿酸结晶呈菱形。.*A/s),
    expect.stringMatching(/3.*两癌是指？.*A/s),
  ])
  await shoot(desk, 'bank-questions-1440')
  await desk.context().close()
  const narrow = await deskOf('setter', opened.body.case, 390)
  await narrow.locator('section[aria-labelledby=committed-questions]').waitFor()
  await shoot(narrow, 'bank-questions-390')
  await narrow.locator('[data-way=add_sheet]').click()
  await narrow.locator('.grid-list input[type=file]').waitFor({ state: 'attached' })
  await shoot(narrow, 'bank-sheet-390')
  expect(await fitsWidth(narrow)).toBe(true)
  expect(await seriousFaults(narrow)).toEqual([])
  await narrow.context().close()
})

test('[SG12] 图片先备在手机里：断了网照样看得到；没有备到的手机用话说明，网好了自己取来', async () => {
  for (const { picture } of picturedQuestions.filter((q) => 'picture' in q))
    expect((await addPicture(r, picture, await noisyPicture(96))).status).toBe(200)
  for (const [login, outcome, input] of [
    ['setter', 'add', { more: picturedQuestions, cameFrom: 'typed' }],
    ['supervisor', 'commit', {}],
    ['supervisor', 'bind', { toRound: await r.part('个人答题') }],
  ] as const)
    expect((await r.act(login, spareBank, outcome, input)).status).toBe(200)
  const pictures = '**/events/*/pictures/*'
  const phone = await openFace('player', '/play', 390, 844)
  const lacking = await openFace('player2', '/play', 390, 844, (page) =>
    page.context().route(`${pictures}*`, (route) => route.abort()),
  )
  await phone.locator('[data-testid=ahead][data-ready=true]').waitFor()
  await lacking.locator('[data-testid=ahead][data-ready=false]').waitFor()
  await shoot(phone, 'phone-ahead')
  await host.getByTestId('ready').filter({ hasText: '1台已备好' }).waitFor()
  await shoot(host, 'host-ready')
  /** From here on whatever this phone asks for is lost; what the hall tells it comes on the line that is open. */
  await phone.context().route(
    ({ pathname }) => !pathname.endsWith('/live'),
    (route) => route.abort(),
  )
  await host.getByRole('button', { name: /^个人答题/ }).click()
  await step('begin')
  await step('ask_next')
  await standing(hall, 'open')
  const seen = (page: Page) =>
    page.waitForFunction(
      () => (document.querySelector<HTMLImageElement>('[data-testid=picture] img')?.naturalWidth ?? 0) === 96,
    )
  await seen(phone)
  expect(await phone.getByTestId('picture').getAttribute('data-ahead')).toBe('true')
  await lacking.getByText('这台设备没有收到图片').waitFor()
  await shoot(lacking, 'phone-no-picture')
  expect(await seriousFaults(lacking)).toEqual([])
  await lacking.context().unroute(`${pictures}*`)
  await seen(lacking)
  expect(await lacking.getByTestId('picture').getAttribute('data-ahead')).toBe('false')
  await seen(hall)
  await shoot(phone, 'phone-picture')
  await shoot(hall, 'hall-picture')
  expect(await smallLetters(hall, 32)).toEqual([])
  expect(await seriousFaults(hall)).toEqual([])
  expect(await fitsWidth(phone)).toBe(true)
  await step('bell')
  await standing(hall, 'bell')
  await phone.context().close()
  await lacking.context().close()
})

test('[SG8] [SG5] 选手断了网：点下的记在手机里，连上自动补交、只交一次；铃响以后才到的，用话说没有收', async () => {
  const phone = await openFace('player', '/play', 390, 844)
  await phone.getByLabel('身份证号').fill(numberOf('player'))
  await phone.getByRole('button', { name: '开始答题' }).click()
  await phone.getByTestId('taken').waitFor()
  await step('ask_next')
  await standing(phone, 'open')
  await phone.locator('[data-option=A]').waitFor()
  await phone.context().setOffline(true)
  await phone.locator('[data-option=A]').click()
  await phone.getByTestId('waiting').waitFor()
  await phone.locator('[data-line=lost]').waitFor()
  await shoot(phone, 'phone-lost')
  await phone.context().setOffline(false)
  await phone.getByTestId('receipt').filter({ hasText: 'A' }).waitFor()
  expect(await phone.getByTestId('receipt').count()).toBe(1)
  await step('bell')
  await step('ask_next')
  await phone.getByText('第3题').waitFor()
  await phone.locator('[data-option=C]').waitFor()
  await phone.context().setOffline(true)
  await phone.locator('[data-option=C]').click()
  await phone.getByTestId('waiting').waitFor()
  await step('bell')
  await standing(hall, 'bell')
  await phone.context().setOffline(false)
  await phone.getByTestId('refused').waitFor()
  expect(await phone.getByTestId('refused').textContent()).toContain('该题没有在作答时间内')
  await shoot(phone, 'phone-refused')
  expect(await seriousFaults(phone)).toEqual([])
  await phone.context().close()
})

test('[SG3] [SG6] 冻结：大屏和观众页上写明，比分不动；主持台上放不出', async () => {
  const watch = await openFace(null, '', 390, 844)
  await host.keyboard.press('o')
  await hall.getByTestId('board').waitFor()
  /** The hall may know before the desk has its answer. */
  await host.getByTestId('said').filter({ hasText: '放出总分' }).waitFor()
  await host.locator('[data-cue=freeze]:enabled').waitFor()
  await host.keyboard.press('f')
  await hall.getByTestId('frozen').waitFor()
  await watch.getByTestId('frozen').waitFor()
  const board = await hall.getByTestId('board').textContent()
  expect(
    (await r.act('chief', event, 'penalise', { penaltyNo: 1, penaltyPoints: 10, why: '场外提示' })).status,
  ).toBe(200)
  await host.locator('[data-cue=publish]:disabled').last().waitFor()
  await shoot(host, 'host-frozen')
  await shoot(hall, 'hall-frozen')
  await shoot(watch, 'watch')
  expect(await hall.getByTestId('board').textContent()).toBe(board)
  expect(await smallLetters(hall, 32)).toEqual([])
  expect(await seriousFaults(watch)).toEqual([])
  expect(await fitsWidth(watch)).toBe(true)
  await watch.context().close()
})

test('[SG10] [SG2] 逐名揭晓：空格一下一名，从末名起；收回一名，大屏跟着收', async () => {
  const watch = await openFace(null, '', 390, 844)
  const ranks = (page: Page) => page.locator('[data-testid=board] tbody tr')
  for (const [no, points] of [
    [3, 30],
    [4, 60],
  ] as const)
    expect(
      (await r.act('chief', event, 'penalise', { penaltyNo: no, penaltyPoints: points, why: '场外提示' }))
        .status,
    ).toBe(200)
  await host.locator('[data-cue=reveal_begin]:enabled').waitFor()
  await host.keyboard.press('i')
  await hall.getByText('还有4队待揭晓').waitFor()
  expect(await ranks(hall).count()).toBe(0)
  await step('reveal_place')
  await hall.getByText('还有3队待揭晓').waitFor()
  await step('reveal_place')
  await hall.getByText('还有2队待揭晓').waitFor()
  expect(await ranks(hall).first().locator('td').first().textContent()).toBe('3')
  await watch.getByText('还有2队待揭晓').waitFor()
  await host.locator('[data-cue=reveal_back]:enabled').waitFor()
  await shoot(hall, 'hall-revealing')
  await shoot(host, 'host-revealing')
  await shoot(watch, 'watch-revealing')
  expect(await smallLetters(hall, 32)).toEqual([])
  expect(await seriousFaults(hall)).toEqual([])
  await host.keyboard.press('c')
  await hall.getByText('还有3队待揭晓').waitFor()
  await step('reveal_place')
  await hall.getByText('还有2队待揭晓').waitFor()
  await step('reveal_place')
  await hall.getByText('还有1队待揭晓').waitFor()
  await step('reveal_place')
  await hall.getByTestId('frozen').waitFor({ state: 'detached' })
  expect(await ranks(hall).count()).toBe(4)
  await shoot(hall, 'hall-revealed')
  await watch.context().close()
})
