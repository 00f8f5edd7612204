/** What the numbers of this domain count. */
import type { Units } from 'yimen/kernel/money'

const unit = (zhTitle: string, enTitle: string, zh: string): Units[string] => ({
  title: { zh: zhTitle, en: enTitle },
  after: { zh, en: ` ${enTitle}` },
})

export const units: Units = {
  problem: unit('问题数', 'problems', '个'),
  difficulty: unit('困难数', 'difficulties', '个'),
  dispute: unit('纠纷数', 'disputes', '个'),
  matter: unit('事项数', 'matters', '件'),
  estate: unit('小区数', 'estates', '个'),
  post_held: unit('在岗人数', 'posts held', '名'),
  volunteer_team: unit('志愿服务队数', 'volunteer teams', '支'),
  party_body: unit('党组织数', 'party organisations', '家'),
  school: unit('院校数', 'schools', '所'),
  public_place: unit('阵地数', 'places', '个'),
  gathering: unit('活动次数', 'activities', '次'),
  viewer: unit('观看人数', 'viewers', '人'),
  play: unit('点播次数', 'plays', '次'),
}
