/** Every way to say no, in one place and in both languages. */
import type { Text } from '../text.ts'
import type { Refusal, RefusalCode } from './case.ts'

const messages: Readonly<
  Record<
    Exclude<RefusalCode, 'invalid_field' | 'look_again' | 'not_met' | 'not_known' | 'wrong_formula'>,
    Text
  >
> = {
  unknown_programme: { zh: '没有这个事项', en: 'There is no such programme' },
  unknown_case: { zh: '没有找到这个办件', en: 'There is no such case' },
  unknown_outcome: { zh: '没有这个办理动作', en: 'There is no such action' },
  case_exists: { zh: '该办件编号已被使用', en: 'A case with this id already exists' },
  wrong_step: {
    zh: '办件已不在可以这样办理的环节，请刷新后查看当前环节',
    en: 'The case is not at a step where this can be done. Reload to see where it stands',
  },
  stale_seq: {
    zh: '办件已被他人更新，请刷新后再办',
    en: 'Somebody else has acted on the case meanwhile. Reload and try again',
  },
  not_in_force: { zh: '该事项在这一天尚未施行', en: 'The programme is not in force on that day' },
  wrong_role: { zh: '您的岗位不能办理这一环节', en: 'Your post cannot do this' },
  wrong_area: { zh: '该办件不在您的辖区内', en: 'The case is outside the area of your post' },
  unknown_field: { zh: '表单没有这一项', en: 'The form has no such field' },
  missing_field: { zh: '此项必填', en: 'This field is required' },
  once_only: { zh: '一次性告知：同一办件不得再次要求补正', en: 'It may be asked only once in a case' },
  too_early: { zh: '期限未满，还不能这样办理', en: 'The time limit has not run out yet' },
  same_person: { zh: '经办与审批不得为同一人', en: 'Who prepared it may not also approve it' },
  kin: {
    zh: '本人或近亲属的办件须回避，请转交其他人员办理',
    en: 'One may not act on the case of oneself or of kin. Hand it to somebody else',
  },
  no_authority: { zh: '您的岗位没有这项决定权限', en: 'Your post holds no authority for this decision' },
  above_authority: {
    zh: '金额超过您的审批限额（含规定期间内此前的给付），请转上级审批',
    en: 'The amount, with earlier slices in the window, is above your limit. Refer it upward',
  },
  not_joint: {
    zh: '此项权限须共同行使，其他岗位尚未表示同意',
    en: 'This authority is held jointly, and the others have not agreed yet',
  },
  no_value: { zh: '该日没有可用的政策参数', en: 'A parameter has no value on that day' },
  no_place: {
    zh: '这一动作要记入某一级地方的账，而办件所在的地方在那一级之上：请在具体的地方办理',
    en: 'This is booked to an account of a smaller place than the case lies in: do it at that place',
  },
  excluded: {
    zh: '同一人在其他事项中的情形不允许这样办理',
    en: 'What the same person has elsewhere excludes this',
  },
  overdrawn: { zh: '账户余额不足', en: 'The account does not hold enough' },
  unknown_paper: {
    zh: '没有这份材料，或者它不是您上传的：请重新上传',
    en: 'There is no such paper, or you did not send it: upload it again',
  },
  on_screen_only: {
    zh: '这一项要由当事人本人在窗口对面的屏幕上核对、同意并签名，不能由别人代办',
    en: 'The one concerned does this themselves: they check, agree and sign on the screen before them at the window',
  },
  same_picture: {
    zh: '这张照片与先前的是同一个文件，请到现场重新拍摄',
    en: 'This picture is the same file as one that stands there: take a new one on the spot',
  },
  no_consent: {
    zh: '这份材料在您以前的办件里，须经您本人同意才能再用',
    en: 'This paper is in an earlier case of yours: it is used again only with your own consent',
  },
  paper_expired: {
    zh: '以前办件里的这份材料已经超过可以再用的期限，请重新上传',
    en: 'This paper of an earlier case is too old to be used again: upload it anew',
  },
  act_not_allowed: {
    zh: '这个事项在这个环节没有规定这样办理',
    en: 'The programme does not allow this at this step',
  },
  not_yours: {
    zh: '这件事不是交给您的岗位的，或者已经了结',
    en: 'This was not asked of your post, or it is over',
  },
  of_another_post: {
    zh: '办件交给了同类岗位中的另一个单位，请由它办理',
    en: 'The case was given to another post of this kind: it is for that one to act',
  },
  handed_on: {
    zh: '办件已经转给同岗位的另一位同事，请由他办理或者由他转回',
    en: 'The case was handed to another colleague of the post: they act, or hand it back',
  },
  with_somebody: {
    zh: '已经委派他人办理，等他回复或者先收回委派',
    en: 'Somebody is working on it: wait for the report, or call it back first',
  },
  signers_wait: {
    zh: '还有加签的人没有签署，签成以后才能这样办理',
    en: 'Signers have not signed yet: it can be done once they have',
  },
  signer_refused: {
    zh: '加签的人不同意这样办理，请改办其他动作或者退回',
    en: 'The signers do not agree to this: do something else, or send it back',
  },
  unfit_post: {
    zh: '这个岗位不能接办：没有人在岗、不在办件的辖区，或者与这个事项无关',
    en: 'That post cannot take it: nobody holds it, it is not over the place, or it has no part in the programme',
  },
  acted_already: {
    zh: '已经有人接着办理，不能再撤回或者改变',
    en: 'Somebody has acted on it since: it cannot be taken back or changed',
  },
  effect_left: {
    zh: '已经付款、入册、告知当事人或者交办，不能这样撤回或者退回，请按更正、撤销的程序办理',
    en: 'It has been paid, entered, told or ordered already: use the procedure of correcting or revoking it',
  },
  time_order: {
    zh: '时间早于上一环节，或晚于现在',
    en: 'The time is before the last event or in the future',
  },
}

/** A refusal with its standard message, or with a message of its own. */
export function refuse(
  code: RefusalCode,
  clauses: readonly string[],
  more: { readonly field?: string; readonly message?: Text } = {},
): Refusal {
  const message = more.message ??
    (messages as Readonly<Record<string, Text>>)[code] ?? { zh: '不能办理', en: 'Not possible' }
  return { code, message, clauses, ...(more.field === undefined ? {} : { field: more.field }) }
}
