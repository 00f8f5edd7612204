/** The newspaper's page: nine articles in our own words, whose values are asked of every realm. */
import type { Page } from 'yimen/page'
import { implied } from './implied.ts'
import { sections } from './sections.ts'
import { settings } from './settings.ts'
import { units } from './units.ts'

export const page: Page = {
  id: 'page',
  version: 1,
  title: { zh: '基层要闻', en: 'News from the grass roots' },
  motto: {
    zh: '版面上的每一个数都是活的，点开就是它所依据的记录',
    en: 'Every number on this page is alive: it opens into the records that it stands on',
  },
  issuer: { zh: '一门演练编辑部', en: 'Rehearsal desk of Yimen' },
  mark: '一门要闻',
  realm: '430523',
  signedBy: 'county-leader',
  asOf: '2021-10-20',
  sections,
  settings,
  implied,
  units,
}
