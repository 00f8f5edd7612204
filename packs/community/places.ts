/** Kinds of places that communities work from, and the channel that what is solved there belongs to. */
import { t } from './shared.ts'

export const placeKinds = {
  premises: t('社区服务场所', 'Community service premises'),
  estate_station: t('小区党群服务站', 'Estate party-mass service station'),
  studio: t('人民调解工作室', 'Mediation studio'),
  police_room: t('警务室', 'Police room'),
  legal_room: t('法律服务室', 'Legal-service room'),
  square: t('文明实践广场', 'Civilised-practice square'),
  practice_station: t('文明实践站', 'Civilised-practice station'),
  board: t('文明教育栏', 'Civilised-education board'),
  college: t('社区学院', 'Community college'),
  base_activity: t('党员活动基地', 'Base for members’ activities'),
  base_talent: t('人才培养基地', 'Base for training talent'),
  base_moral: t('道德实践基地', 'Base for moral practice'),
  base_volunteer: t('志愿服务基地', 'Base for volunteering'),
} as const

export const isBase = 'list contains(["base_activity", "base_talent", "base_moral", "base_volunteer"], kind)'

/** Where the place is one of a channel: the kind of place decides, and nobody types it. */
export const channelOf = (kind: string): string =>
  `if list contains(["studio", "estate_station"], ${kind}) then "studio_station"
   else if list contains(["police_room", "legal_room"], ${kind}) then "police_legal"
   else if ${kind} = "college" then "college" else null`
