/**
 * One word of a real programme is changed, and the checker says which, where, and what was meant: rows, each
 * a mistake that somebody could make.
 */
import { describe, expect, test } from 'vitest'
import { checkPacks, type PackFinding } from 'yimen/kernel/check'
import { roomChecks } from '../src/checks.ts'
import { readClauses } from '../src/clauses.ts'
import { packs, type Pack } from './index.ts'
import { rehearsed } from './rehearsal.ts'

/**
 * What is mistaken | in which programme, figure, … | where | a word → another, a key ⇒ another, or := a value
 * | the code and the place of all that is found | what was meant | where it is found, if not there.
 */
const rows: Readonly<Record<string, string>> = {
  '[Q4] names': `
    a fact | assistance.temporary | decisions.need.expression | otherHelp → otherHlp | unknown_name decisions.need | otherHelp
    a bracket too few | assistance.temporary | decisions.need.expression | max( → max [ | syntax decisions.need
    what only figures are told | assistance.temporary | opens.apply.when.0.test | authorised → onTime | unknown_name opens.apply.when.0
  `,
  '[Q21] kinds': `
    a guard that is a text | assistance.temporary | opens.apply.when.0.test | authorised → story | not_boolean opens.apply.when.0
    fen compared with days | elevator.project | steps.building.outcomes.pay_out.when.3.test | contractPrice → reviewDays | cannot_compare steps.building.outcomes.pay_out.when.3
    fen added to days | elevator.project | steps.notice.outcomes.pay_in.when.2.test | payAmount → noticeDays | cannot_add steps.notice.outcomes.pay_in.when.2
    percent taken from fen | elevator.project | steps.acceptance.outcomes.stop.sets.owedBack | paidOutTotal → districtPercent | cannot_add steps.acceptance.outcomes.stop.sets.owedBack
    percent that nobody divides by a hundred | elevator.project | steps.claimReview.outcomes.propose_subsidy.sets.districtShare | / 100 →  | wrong_type prints.subsidy-claim.form.blocks.0; wrong_type steps.claimDecision.outcomes.grant_subsidy.effects.1.amount
    a day compared with a room | elevator.project | steps.ballot.outcomes.cast.when.6.test | today → soldRoom | cannot_compare steps.ballot.outcomes.cast.when.6
    a date compared with a day | assistance.temporary | steps.visit.outcomes.record_visit.when.1.test | date(today) → today | cannot_compare steps.visit.outcomes.record_visit.when.1 | date(…)
    a day moved before it is read | assistance.temporary | steps.proposal.outcomes.propose.when.3.test | <= date(reportOn) → <= reportOn | cannot_add steps.proposal.outcomes.propose.when.3 | date(reportOn) + duration("P" + string(reportDays) + "D")
    a number put into a text | assistance.temporary | steps.proposal.outcomes.propose.when.3.test | string(reportDays) → reportDays | cannot_add steps.proposal.outcomes.propose.when.3 | "P" + string(reportDays)
    a month of a text | dispatch.order | opens.for_light.when.0.test | date(lightOn) → lightOn | wrong_type opens.for_light.when.0 | date(lightOn).month
    branches of two kinds | assistance.temporary | decisions.ceiling.expression | else fullAmount → else severity | branches_differ decisions.ceiling
    one value gone through | elevator.project | steps.ballot.outcomes.cast.when.1.test | in voters → in budget | not_a_list steps.ballot.outcomes.cast.when.1; unknown_column steps.ballot.outcomes.cast.when.1
    an amount that is a text | assistance.temporary | steps.decision.outcomes.approve.decides.amount | proposed → cause | wrong_type steps.decision.outcomes.approve.decides
    the day of a figure that is a text | dispatch.order | readings.now.on | lightOn → reason | wrong_type readings.now
  `,
  '[Q22] columns, options, functions': `
    a column of an entry | elevator.project | opens.initiate.when.1.test | standing → standng | unknown_column opens.initiate.when.1 | standing
    another column of an entry | elevator.project | decisions.mustStop.expression | surveyed.expropriation → surveyed.expropriaton | unknown_column decisions.mustStop | expropriation
    a column inside a filter | elevator.project | decisions.paidByRoom.expression | item.room → item.rom | unknown_column decisions.paidByRoom | room
    a bare column inside a filter | dispatch.meeting | opens.hold.when.3.test | came → cam | unknown_column opens.hold.when.3 | came
    a part of a ballot | elevator.project | steps.ballot.outcomes.close_ballot.when.1.test | passed → pased | unknown_column steps.ballot.outcomes.close_ballot.when.1 | passed
    a part of a figure’s reading | dispatch.order | decisions.redNow.expression | now.top → now.tops | unknown_column decisions.redNow | top
    an option of a choice | assistance.temporary | decisions.ceiling.expression | emergency → emergancy | no_such_option decisions.ceiling | emergency
    an option of a figure’s condition | assistance.temporary.satisfaction | counts.where | very_good → verygood | no_such_option figures.assistance.temporary.satisfaction.counts.where | very_good | assistance.temporary
    a standing | elevator.project | opens.initiate.when.1.test | "fit" → "fitt" | no_such_option opens.initiate.when.1 | fit
    a step | elevator.project | decisions.mustStop.expression | "archive" → "archives" | no_such_option decisions.mustStop | archive
    a clock that ran out | elevator.project | steps.mediation.outcomes.go_on.when.3.test | "mediation" → "mediaton" | no_such_option steps.mediation.outcomes.go_on.when.3 | mediation
    a role | elevator.project | steps.ballot.outcomes.cast.when.2.test | "resident" → "residents" | no_such_option steps.ballot.outcomes.cast.when.2 | resident
    a result of a joint review | elevator.project | steps.jointReview.outcomes.conclude.when.1.test | "pass" → "passed" | no_such_option steps.jointReview.outcomes.conclude.when.1 | pass
    a cell of a table | assistance.temporary | decisions.months.rules.4.when.0 | expense → expence | Q6 decisions.months; Q6 decisions.months; no_such_option decisions.months.rules.4.when.0 | expense
    two choices that have nothing in common | assistance.temporary | decisions.ceiling.expression | kind = "emergency" → kind = severity | never_equal decisions.ceiling
    what one outcome sets and another reads | elevator.project | steps.acceptance.outcomes.stop.sets.stopGround | else "owners" → else price | branches_differ steps.acceptance.outcomes.stop.sets.stopGround
    a function | assistance.temporary | decisions.need.expression | max( → maxx( | unknown_function decisions.need | max
    a function of two words | assistance.temporary | opens.apply.when.1.test | distinct values → distinct value | unknown_function opens.apply.when.1 | distinct values
    an argument too many | assistance.payment_batch | decisions.count.expression | count(lines) → count(lines, 1) | wrong_arity decisions.count
    an argument that is no list | assistance.payment_batch | decisions.count.expression | count(lines) → count(caseId) | wrong_argument decisions.count
    a text where a date is taken | assistance.temporary | decisions.incomeFits.expression | then true → then day of week(today) = "Monday" | wrong_argument decisions.incomeFits | date(today)
  `,
  '[AB4] [AB1] abilities': `
    an ability | elevator.project | reckonings.consent.ability | ballot → balot | no_such_ability reckonings.consent.ability | elevator.ballot@1
    its number | elevator.project | reckonings.posted.ability | @1 → @2 | no_such_ability reckonings.posted.ability | kernel.notice@1
    a part | elevator.project | reckonings.shares.with.table | ⇒ tabel | missing_part reckonings.shares; no_such_part reckonings.shares.with.tabel | table
    a part of another kind | elevator.project | reckonings.refunds.with.amount | buyIn → noticeFrom | wrong_type reckonings.refunds.with.amount
    a list whose lines lack a column | elevator.project | reckonings.wholeShares.with.over | finalShares → ballots | unknown_column reckonings.wholeShares.with.over
    a rule | elevator.project | reckonings.review.rules.silence | ⇒ silance | wrong_rule reckonings.review.rules.silance | silence
    an option of a rule | elevator.project | reckonings.review.rules.silence | agrees → agree | wrong_rule reckonings.review.rules.silence | agrees
    a day of a rule | elevator.project | reckonings.consent.rules.sets.1.from | 2021-01-01 → 2021-02-30 | wrong_rule reckonings.consent.rules.sets.1.from
    a criterion without its test | elevator.survey | reckonings.eligibility.with.sunlight | ⇒ sunligth | no_such_part reckonings.eligibility.rules.9.name | sunligth
  `,
  '[UN1] [L4] [AR9] units, ends and levels': `
    a unit of a parameter | elevator.survey | params.floorsLeast.unit | floors → floor | no_such_unit params.floorsLeast.unit | floors
    a column’s unit | elevator.firms | columns.points.unit | point → poimt | no_such_unit registers.elevator.firms.columns.points.unit | point
    the level of a role | assistance.temporary | roles.township-clerk.level | township → townhsip | no_such_level roles.township-clerk.level | township
    whose account it is | assistance.reserve | accounts.reserve.per | township → townshp | no_such_level accounts.reserve.per | township
    how a case ends | assistance.temporary | steps.refused.end | refused → refuse | no_such_end steps.refused.end | refused
    an account in hours that is paid in fen | assistance.reserve | accounts.treasury | := {"title":{"zh":"户","en":"Account"},"kind":"source","unit":"minutes"} | mixed_units steps.requested.outcomes.allot.effects.0
  `,
  '[Q23] names of other parts': `
    maker is not checker | assistance.temporary | steps.decision.outcomes.approve.notBy.0 | propose → propse | no_such_outcome steps.decision.outcomes.approve.notBy.0 | propose
    what waits for a clock | assistance.temporary | steps.supplement.outcomes.lapse.onlyAfter | supplement → suplement | no_such_clock steps.supplement.outcomes.lapse.onlyAfter | supplement
    a field that a form asks | assistance.temporary | steps.paid.outcomes.rate.asks.comment | ⇒ coment | Q16 fields.comment; no_such_field steps.paid.outcomes.rate.asks | comment
    whom a message is sent to | assistance.temporary | opens.apply.effects.0.to | applicant → aplicant | no_such_role opens.apply.effects.0.to | applicant
    braces that nobody fills | assistance.temporary | opens.apply.effects.0.text.zh | 您的申请 → {applicantName}的申请 | unfilled_slot opens.apply.effects.0.text
    whose case it is | assistance.temporary | subject.name | applicantName → aplicantName | no_such_fact subject.name | applicantName
    whom it concerns | assistance.temporary | subject.people.1 | idNo → idNum | no_such_person subject.people.1 | members.idNo
    a clock of a party | elevator.project | steps.jointReview.parties.city-fire.clock | fire → fires | no_such_clock steps.jointReview.parties.city-fire.clock
    a clock that stands still | assistance.temporary | steps.checking.suspends.clocks.0 | whole → hole | no_such_clock steps.checking.suspends.clocks.0 | whole
    the clock of what is owed | assistance.temporary | obligations.papers.clock | papers → paper | no_such_clock obligations.papers.clock | papers
    a paper | assistance.temporary | fields.proofs.paper | hardshipProof → hardshipProofs | no_such_paper fields.proofs.paper | hardshipProof
    the list that a bank pays | assistance.payment_batch | bank.lines | lines → line | no_such_field bank.lines | lines
    what lets the bank’s file go | assistance.payment_batch | bank.released | release → relase | no_such_outcome bank.released | release
    what the bank’s answer becomes | assistance.payment_batch | bank.answered | reconcile → reconcil | no_such_outcome bank.answered | reconcile
    who has to do with the bank | assistance.payment_batch | bank.by.1 | county-finance-head → county-finance-haed | no_such_role bank.by.1 | county-finance-head
    how much it is about | assistance.temporary | about.2 | advance → advanse | no_such_value about.2 | advance
    a value’s title | assistance.temporary | values.granted | ⇒ grantd | no_such_value values | granted
    a step of the line | elevator.project | line.0.steps.0 | roll → rol | no_such_step line.0.steps.0 | roll
    the step of a joint review | elevator.project | reckonings.review.rules.step | jointReview → jointReveiw | no_such_step reckonings.review.rules.step | jointReview
    a field of the ballot’s form | elevator.project | reckonings.consent.rules.cast.choice | choice → choise | no_such_input reckonings.consent.rules.cast.choice | choice
    a column that one of several outcomes mistypes | elevator.project | steps.operation.outcomes.draw_fund.adds.fundDraws | holder: → holdr: | no_such_column steps.operation.outcomes.draw_fund.adds.fundDraws | holder
    a column of a line that the act works out first | volunteers.account | steps.open.outcomes.order_off.sets.entry | key: → keay: | no_such_column steps.open.outcomes.order_off.adds.book | key
    a column that nothing adds | elevator.project | lists.payments.of.source | ⇒ sauce | no_such_column lists.payments.of.sauce; no_such_column reckonings.cost.rules.from; no_such_column reckonings.fund.rules.from
    the list that was paid out | elevator.project | shared.out.list | paidOut → payedOut | no_such_column reckonings.fund.rules.out.stage; unknown_name reckonings.fund.with.out
    the outcome that pays out | elevator.project | shared.out.outcome | pay_out → payout | no_such_outcome reckonings.fund.rules.out.outcome | pay_out
    how what is owed ends | assistance.temporary | steps.decision.outcomes.regularise.effects.2.how | regularised → regularized | no_such_end steps.decision.outcomes.regularise.effects.2.how | regularised
    a part of the money that nobody reads | elevator.project | shared.clause | ⇒ claws | AB6 shared.claws; Q16 fields.budget
  `,
  '[Q24] commands to other programmes': `
    an outcome | assistance.payment_batch | steps.compiled.outcomes.release.effects.0.outcome | send → sent | no_such_outcome steps.compiled.outcomes.release.effects.0.outcome | send
    one of two outcomes | assistance.payment_batch | steps.released.outcomes.reconcile.effects.0.outcome | bounce → bounse | no_such_outcome steps.released.outcomes.reconcile.effects.0.outcome | bounce
    an input | assistance.payment_batch | steps.compiled.outcomes.release.effects.0.input.batch | ⇒ bach | missing_input steps.compiled.outcomes.release.effects.0.input; no_such_input steps.compiled.outcomes.release.effects.0.input.bach
    an input of another kind | assistance.payment_batch | steps.compiled.outcomes.release.effects.0.input.batch | caseId → amount | wrong_type steps.compiled.outcomes.release.effects.0.input.batch
    an input that is no option | elevator.project | steps.acceptance.outcomes.early_start.effects.0.input.penalty | early_start → early_strat | no_such_option steps.acceptance.outcomes.early_start.effects.0.input.penalty | early_start
    the list of the commands | assistance.payment_batch | steps.compiled.outcomes.release.effects.0.list | lines → line | no_such_list steps.compiled.outcomes.release.effects.0.list; unknown_name steps.compiled.outcomes.release.effects.0.input.batchAmount | lines
    the column of the case | assistance.payment_batch | steps.compiled.outcomes.release.effects.0.case | member → membr | no_such_column steps.compiled.outcomes.release.effects.0.case | member
    a command to one case | elevator.project | steps.acceptance.outcomes.early_start.effects.0.outcome | penalise → penalize | no_such_outcome steps.acceptance.outcomes.early_start.effects.0.outcome | penalise
    the programme of a new case | dispatch.meeting | opens.hold.effects.0.programme | matter → mater | no_such_programme opens.hold.effects.0.programme | dispatch.matter
    the opening of a new case | dispatch.meeting | opens.hold.effects.0.outcome | assign → asign | no_such_outcome opens.hold.effects.0.outcome | assign
    the input of a new case | dispatch.meeting | opens.hold.effects.0.input.dueOn | ⇒ dueon | missing_input opens.hold.effects.0.input; no_such_input opens.hold.effects.0.input.dueon | dueOn
    what only an office may do | dispatch.order | opens.for_matter.by.0 | system → district-office | not_for_system steps.doing.outcomes.order.effects.0.outcome |  | dispatch.matter
    what only the system may do, and nothing commands | dispatch.matter | steps.doing.outcomes.order.effects.0.outcome | for_matter → by_office | never_commanded opens.for_matter |  | dispatch.order
  `,
  '[Q25] registers': `
    an entry that is read | elevator.project | entries.surveyed.register | elevator.units → elevator.unit | no_such_register entries.surveyed.register | elevator.units
    where an entry goes | elevator.firm | steps.applied.outcomes.admit.effects.0.register | firms → firm | no_such_register steps.applied.outcomes.admit.effects.0.register | elevator.firms
    a column of it | elevator.firm | steps.applied.outcomes.admit.effects.0.body.licenceNo | ⇒ licenseNo | no_such_column steps.applied.outcomes.admit.effects.0.body.licenseNo | licenceNo
    how it stands | elevator.project | steps.ballot.outcomes.close_ballot.effects.0.standing | consented → consent | no_such_option steps.ballot.outcomes.close_ballot.effects.0.standing | consented
    a reason that is no option of its column | elevator.survey | reckonings.eligibility.rules.3.name | expropriated → expropriate | no_such_option steps.entering.outcomes.rows.effects.0.body.failed; no_such_option steps.entering.outcomes.rows.effects.0.body.missing; no_such_option steps.entering.outcomes.rows.effects.0.body.toFix; no_such_part reckonings.eligibility.rules.3.name | not_expropriated
    what is taken back | elevator.survey | steps.entered.outcomes.undo.effects.0.register | units → unit | no_such_register steps.entered.outcomes.undo.effects.0.register | elevator.units
    a column that its lines have and it has not | elevator.units | columns.courtyard | ⇒ courtyards | no_such_column steps.entering.outcomes.rows.effects.0.each | courtyards | elevator.survey
    the register of a field | elevator.project | fields.unit.register | units → unit | no_such_register fields.unit.register | elevator.units
  `,
  '[Q26] tallies and grants': `
    whose awards are counted | assistance.temporary | tallies.earlierSlices.programmes.0 | temporary → temporal | no_such_programme tallies.earlierSlices.programmes.0 | assistance.temporary
    awards that are never made | assistance.temporary | tallies.earlierSlices.programmes.0 | temporary → reserve | no_award tallies.earlierSlices.programmes.0
    a tag that no award bears | assistance.temporary | tallies.sameCauseThisYear.tag | cause → severity | never_equal tallies.sameCauseThisYear.tag
    the tally of a grant | assistance-township-small | unless.0.tally | sameCause → sameCauses | no_such_tally authorities.assistance-township-small.unless.0.tally | sameCauseThisYear | assistance.temporary
    what a grant adds up | assistance-township-small | adds | earlierSlices → earlierSlice | no_such_tally authorities.assistance-township-small.adds | earlierSlices | assistance.temporary
    its limit | assistance-township-small | max.param | townshipLimit → townshipLimits | no_such_param authorities.assistance-township-small.max | townshipLimit | assistance.temporary
    its role | assistance-write-off | role | county-leader → county-leder | Q11 steps.recovery.outcomes.write_off; no_such_role authorities.assistance-write-off.role | county-leader | assistance.temporary
    its act | assistance-write-off | act | write_off → writeoff | Q11 steps.recovery.outcomes.write_off; Q8 authorities.write_off; no_such_act authorities.assistance-write-off.act | write_off | assistance.temporary
    its programme | assistance-write-off | programme | temporary → temporal | no_such_programme authorities.assistance-write-off.programme | assistance.temporary
  `,
  '[Q27] figures, bulletins, campaigns': `
    an outcome that is counted | elevator.completed | counts.on.0 | accept_works → accept_work | no_such_outcome figures.elevator.completed.counts.on | accept_works
    an outcome that ends it | elevator.in_use | counts.until.0 | retire → retired | no_such_outcome figures.elevator.in_use.counts.until | retire
    a step | elevator.stage.notice | counts.at.2 | visit → visits | no_such_step figures.elevator.stage.notice.counts.at | visit
    what is owed | assistance.temporary.papers_overdue | counts.overdue | papers → paper | no_such_obligation figures.assistance.temporary.papers_overdue.counts.overdue | papers
    a fact of a condition | elevator.rescues_in_time | counts.where | rescueLate → rescuLate | unknown_name figures.elevator.rescues_in_time.counts.where | rescueLate | elevator.project
    a decision, which is no fact | elevator.subsidies | counts.value | subsidy → buyIn | unknown_name figures.elevator.subsidies.counts.value |  | elevator.project
    money counted in pieces | elevator.subsidies | unit | fen → case | wrong_type figures.elevator.subsidies.counts.value
    what is told apart | elevator.operation_models | counts.key | manager → manger | unknown_name figures.elevator.operation_models.counts.key | manager | elevator.project
    a register | dispatch.results.score | counts.entries | results → result | no_such_register figures.dispatch.results.score.counts.entries | dispatch.results
    a column of a register | dispatch.results.score | counts.value | score → scores | unknown_name figures.dispatch.results.score.counts.value | score
    a standing of a register | elevator.units.eligible | counts.standing.0 | fit → fitt | no_such_standing figures.elevator.units.eligible.counts.standing | fit
    another figure | elevator.completion | counts.as | under_way → underway | no_such_figure figures.elevator.completion.counts.as | elevator.under_way
    another version of it | elevator.completion | counts.version | := 2 | no_such_version figures.elevator.completion.counts.version | 1
    its unit | elevator.completion | unit | percent → per_cent | no_such_option figures.elevator.completion.unit | percent
    its programme | elevator.completion | programme | project → projects | no_such_programme figures.elevator.completion.programme | elevator.project
    its window | elevator.completion | window | year_to_date → year_to_day | no_such_option figures.elevator.completion.window | year_to_date
    the figure of a reading | dispatch.order | readings.now.figure | completion → completions | no_such_figure readings.now.figure | elevator.completion
    the figure of a bulletin’s number | assistance.monthly | slots.grants.figure | grants → grant | no_such_figure bulletins.assistance.monthly.slots.grants.figure | assistance.temporary.grants
    money printed as pieces | assistance.monthly | slots.amount.format | wan_yuan → whole | wrong_format bulletins.assistance.monthly.slots.amount.format | yuan
    a count printed as money | assistance.monthly | slots.grants.format | whole → yuan | wrong_format bulletins.assistance.monthly.slots.grants.format | whole
    a number in one language | assistance.monthly | paragraphs.2.text.en | {refusals} → {refusal} | no_such_slot bulletins.assistance.monthly.paragraphs.2.text; two_languages bulletins.assistance.monthly.paragraphs.2.text | refusals
    who signs it | assistance.monthly | signedBy | county-leader → county-leder | no_such_role bulletins.assistance.monthly.signedBy | county-leader
    what a campaign counts as done | elevator.2021 | done | under_way → underway | no_such_figure campaigns.elevator.2021.done; no_such_figure campaigns.elevator.2021.sheet.7 | elevator.under_way
    persons followed by a campaign | elevator.2021 | target | := "assistance.temporary.persons" | not_over_time campaigns.elevator.2021.target
    a stage | elevator.2021 | stages.0 | elevator.stage.consenting → elevator.completed | no_such_figure campaigns.elevator.2021.sheet.2; no_such_figure campaigns.elevator.2021.stuck.stages.0; not_a_stage campaigns.elevator.2021.stages.0
    a step that takes longer | elevator.2021 | stuck.longer.plan | ⇒ plans | no_such_step campaigns.elevator.2021.stuck.longer | plan
    a clock that is looked past | elevator.2021 | stuck.beside.0 | notice → notise | no_such_clock campaigns.elevator.2021.stuck.beside | notice
    what tells cases apart | elevator.2021 | apart.0 | unitName → unitNam | no_such_fact campaigns.elevator.2021.apart | unitName
  `,
  '[Q28] days, places, units': `
    a day that is none | assistance.temporary | params.lightCap.history.0.reviewBy | 2021-12-31 → 2021-11-31 | no_such_day params.lightCap.history.0.reviewBy
    a day of a formula that is none | elevator.project | steps.ballot.outcomes.cast.when.0.test | today → "2021-02-30" | no_such_day steps.ballot.outcomes.cast.when.0
    a value that comes too late | assistance.temporary | params.lightCap.history.0.from | 2020-01-01 → 2021-12-15 | late_value params.lightCap.history.0.from | 2021-12-01
    a place | assistance.temporary | params.lightCap.history.0.area | 430523 → 430532 | no_such_area params.lightCap.history.0.area | 430523
    the place of a number | assistance.monthly | slots.li.area | 430523106234 → 430523106243 | no_such_area bulletins.assistance.monthly.slots.li.area
    a limit in days over fen | assistance.temporary | clocks.county.limit.param | countyDays → lightCap | Q16 params.countyDays; wrong_unit clocks.county.limit
    a window in days over hours | assistance.temporary | tallies.earlierSlices.window.param | sliceDays → urgentHours | Q16 params.sliceDays; wrong_unit tallies.earlierSlices.window
    a limit in months over days | elevator.project | clocks.yearly.limit.param | yearlyMonths → visitDays | Q16 params.yearlyMonths; wrong_unit clocks.yearly.limit | validMonths
    what starts a clock | assistance.temporary | clocks.whole.starts.0 | accept → acept | Q12 clocks.whole
    a campaign that ends first | elevator.2021 | to | 2021-12-31 → 2020-12-31 | ends_first campaigns.elevator.2021.to
  `,
  '[Q29] facts before they are known': `
    a guard on what comes later | assistance.temporary | opens.apply.when.0.test | authorised → hardshipReal | never_known opens.apply.when.0
    through a decision | assistance.temporary | steps.supplement.outcomes.resubmit.when.0.test | authorised → need > 0 | never_known steps.supplement.outcomes.resubmit.when.0
    a limit until a day that nobody has said | dispatch.order | clocks.reply.limit.until | replyBy → interviewedOn | never_known clocks.reply.limit.until; never_known clocks.reply.limit.until; never_known clocks.reply.limit.until
    a fact set from one that comes after it | dispatch.revision | opens.ask.sets.before | counted.top → afterTarget | never_known opens.ask.sets.before
  `,
  '[Q30] what is sealed': `
    a name on a register | elevator.project | steps.ballot.outcomes.close_ballot.effects.0.body.name | unitName → owners[1].name | secret_escapes steps.ballot.outcomes.close_ballot.effects.0.body.name
    a birthday on a register | elevator.project | steps.ballot.outcomes.close_ballot.effects.0.body.name | unitName → substring(owners[1].idNo, 7, 8) | secret_escapes steps.ballot.outcomes.close_ballot.effects.0.body.name
    an age in a fact | assistance.temporary | steps.proposal.outcomes.propose_refusal.sets.proposed | := "number(substring(applicantId, 7, 4))" | secret_escapes steps.proposal.outcomes.propose_refusal.sets.proposed
    a count in a fact | assistance.temporary | steps.proposal.outcomes.propose_refusal.sets.proposed | := "count(members)" | secret_escapes steps.proposal.outcomes.propose_refusal.sets.proposed
    a name that tells people apart | assistance.temporary.persons | counts | := {"on":["approve"],"key":"applicantName"} | secret_escapes figures.assistance.temporary.persons.counts.key |  | assistance.temporary
    a name in a list | elevator.project | steps.operation.outcomes.join_late.adds.joiners | room: joinRoom → room: owners[1].name | secret_escapes steps.operation.outcomes.join_late.adds.joiners
    a name sent to another programme | elevator.project | steps.acceptance.outcomes.early_start.effects.0.input.reason | markReason → owners[1].name | secret_escapes steps.acceptance.outcomes.early_start.effects.0.input.reason
    a sealed fact by which cases are told apart | elevator.2021 | apart.0 | unitName → proxyName | secret_escapes campaigns.elevator.2021.apart
  `,
  '[Q31] conditions that say nothing': `
    never true | assistance.temporary | steps.proposal.outcomes.propose.when.5.test | proposed > 0 → proposed > 0 and proposed < 1 | never_true steps.proposal.outcomes.propose.when.5
    always true | assistance.temporary | steps.urgent.outcomes.pay_first.when.0.test | advance <= urgentMost → advance >= 0 | Q8 steps.urgent.outcomes.pay_first; always_true steps.urgent.outcomes.pay_first.when.0
    never true whatever the parameter | assistance.temporary | steps.urgent.outcomes.pay_first.when.0.test | advance <= urgentMost → advance <= urgentMost and advance > urgentMost | never_true steps.urgent.outcomes.pay_first.when.0
    days that contradict each other | elevator.project | steps.ballot.outcomes.cast.when.0.test | today <= closesOn → closesOn > "2021-12-31" and closesOn < "2021-01-01" | never_true steps.ballot.outcomes.cast.when.0
    a branch that is never taken | elevator.project | decisions.yearsUsed.expression | := "if price < 100 then 1 else if price < 50 then 2 else 3" | dead_branch decisions.yearsUsed
    a value without a branch | elevator.project | decisions.yearsUsed.expression | := "if price < 100 then 1 else if price > 100 then 2 else null" | gap_in_chain decisions.yearsUsed
  `,
  '[PF6] what people write of people': `
    a note that is not sealed | assistance.temporary | fields.note | := {"type":"text","max":500,"lines":true,"title":{"zh":"说明","en":"Note"}} | prose_in_clear fields.note
    a sentence on one line | assistance.temporary | fields.receipt.max | := 120 | prose_in_clear fields.receipt
    a witness by name | assistance.temporary | fields.witness | := {"type":"name","title":{"zh":"见证人","en":"Witness"}} | prose_in_clear fields.witness
    a name in a list of a form | assistance.temporary | fields.kinDeclared | := {"type":"list","max":5,"title":{"zh":"亲属","en":"Kin"},"of":{"name":{"type":"name","title":{"zh":"姓名","en":"Name"}}}} | prose_in_clear fields.kinDeclared.of.name
    a column of it alone | assistance.temporary | fields.kinDeclared.of.name | := {"type":"name","sealed":true,"title":{"zh":"姓名","en":"Name"}} | column_alone fields.kinDeclared.of.name
    sealed, and public too | assistance.temporary | fields.bankReason | := {"type":"text","max":100,"sealed":true,"inClear":{"zh":"公开","en":"Public"},"title":{"zh":"原因","en":"Reason"}} | sealed_and_clear fields.bankReason
    a column that outcomes add | elevator.project | lists.hearings.of.note | := {"type":"text","max":500,"lines":true,"title":{"zh":"听证情况","en":"Record"}} | prose_in_clear lists.hearings.of.note; secret_escapes steps.mediation.outcomes.hear.adds.hearings
  `,
  '[Q32] shape': `
    a key that there is not | assistance.temporary | steps.decision.outcomes.approve.notBy | ⇒ notby | unknown_key steps.decision.outcomes.approve.notby | notBy
    a kind of effect | assistance.temporary | opens.apply.effects.0.kind | notify → notifiy | wrong_shape opens.apply.effects.0.kind | notify
    a part that is missing | assistance.temporary | title | := {"zh":"临时救助"} | missing_key title
    a text for a number | assistance.temporary | version | := "1" | wrong_shape version
    a unit | assistance.temporary | params.lightCap.unit | fen → fens | no_such_unit params.lightCap.unit | fen
  `,
  '[RG10] [FM1] registers and forms': `
    a column of a name | elevator.firms | called.0 | name → nam | no_such_column registers.elevator.firms.called.0 | name
    another register | elevator.projects | also.0 | units → unit | no_such_register registers.elevator.projects.also | elevator.units
    a slot of a form | elevator.project | prints.ballot.form.blocks.1.text | := {"zh":"{unitNam}","en":"{unitNam}"} | no_such_slot prints.ballot.form.blocks.1; no_such_slot prints.ballot.form.blocks.1 | unitName
    a column of a printed line | elevator.project | prints.consent-tally.form.values.participants.value | participating → participatin | unknown_column prints.consent-tally.form.values.participants | participating
    a text printed as money | elevator.project | prints.consent-tally.form.values.participants | := {"value":"unitName","as":"yuan"} | wrong_type prints.consent-tally.form.values.participants
    an age that a form works out of a mask | elevator.project | prints.consent-tally.form.values.participants.value | consent.heads.participating → string length(owners[1].name) | reads_mask prints.consent-tally.form.values.participants
  `,
}

const clause = readClauses(new URL('./', import.meta.url))
const setting = { holdsClause: (id: string) => clause(id) !== null, ...rehearsed(20211020) }
const parts = ['programmes', 'registers', 'figures', 'bulletins', 'campaigns', 'authorities'] as const

type Thing = { readonly id: string; readonly version?: number }
/** Of several versions the last. */
const isLatest = (x: Thing, all: readonly Thing[]): boolean =>
  all.every((other) => other.id !== x.id || (other.version ?? 1) <= (x.version ?? 1))
type Json = { [key: string]: Json } & { readonly id?: string }

/** The packs with one thing of them changed; the rest is theirs. */
const changed = (id: string, path: string, change: string): readonly Pack[] =>
  packs.map((pack) => ({
    ...(pack as Pack),
    ...Object.fromEntries(
      parts.map((part) => [
        part,
        (pack[part] as readonly Thing[]).map((x) =>
          x.id === id && isLatest(x, pack[part])
            ? edit(JSON.parse(JSON.stringify(x)) as Json, path, change)
            : x,
        ),
      ]),
    ),
  }))

function edit(whole: Json, path: string, change: string): Json {
  const keys = path.split('.')
  const last = keys.pop()!
  const holder = keys.reduce((at, key) => at[key]!, whole)
  expect(holder[last], path).toBeDefined()
  if (change.startsWith(':= ')) holder[last] = JSON.parse(change.slice(3)) as Json
  else if (change.startsWith('⇒ ')) {
    const entries = Object.entries(holder)
    for (const key of Object.keys(holder)) delete holder[key]
    for (const [key, value] of entries) holder[key === last ? change.slice(2) : key] = value as Json
  } else {
    const [word = '', other = ''] = change.split('→').map((x) => x.trim())
    expect(String(holder[last]), path).toContain(word)
    holder[last] = String(holder[last]).replace(word, other) as unknown as Json
  }
  return whole
}

const said = (f: PackFinding): string => `${f.code} ${f.where}`
const tabled = (table: string): readonly string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split(' | ').map((cell) => cell.trim()))

describe.each(Object.entries(rows))('%s', (_, table) => {
  test.each(tabled(table))(
    '%s: %s %s %s',
    (_mistake, id = '', path = '', change = '', expected = '', right, place) => {
      /** An earlier version stands as it stood: what is changed is the last one. */
      const findings = checkPacks(
        changed(id, path, change),
        { ...setting, only: new Set([place ?? id]) },
        roomChecks,
      ).filter((f) => !f.programme.includes('@'))
      expect(findings.map(said).toSorted()).toEqual(expected.split('; ').toSorted())
      if (right) expect(findings.map((f) => f.right)).toContain(right)
      for (const f of findings) expect([f.message.zh, f.message.en, f.example]).not.toContain('')
    },
  )
})

test('[Q33] there are rows enough, and each says what was meant where one name is near', () => {
  expect(Object.values(rows).flatMap(tabled).length).toBeGreaterThan(120)
})
