/** [P9] What an owner of the stair is told of a project, name by name: whoever adds a name here says that all owners may read it. */
import { expect, test } from 'vitest'
import { seenByConcerned } from 'yimen/kernel/case'
import { project } from './programme.ts'

const words = (text: string): readonly string[] => text.trim().split(/\s+/)
const seen = (part: object | undefined): readonly string[] =>
  Object.keys(part ?? {})
    .filter((name) => seenByConcerned(project, name))
    .toSorted()

const outcomes = [project.opens, ...Object.values(project.steps).map((s) => s.outcomes)].flatMap((all) =>
  Object.entries(all),
)

test('[P9] of what is asked', () => {
  expect(seen(project.fields)).toEqual(
    words(`
      acceptancePaper acceptedOn agreedShares appraisalText appraisalTo archiveReceipt budget builder
      builderLicence changedOn claimant closesOn compensation conditions contractNo contractPapers
      contractPrice costTable courtNo drawings drillNote earlyFirm entry findings fulfilled group
      implementer inspectionNote inspectionReport inspector installNotice installer installerName
      licenceNo licenceTo maintained maintainer maintenanceFund maintenanceNote maintenanceTo manager
      managerName meetingOn members missing noticePhoto noticePlaces objectionPhone opinion planPapers
      planText plateNo price privateRooms reason registrationNo rescueNote rescuePhone reviewReport
      runningCost runningPeriod runningTable selfCheckReport shaftDepth shaftWidth signedBy siteOk
      splitConfirmed stage stageAmount supervisor supervisorLicence trapped unit visitedOn visitors
      witness yearlyReport
    `),
  )
})

test('[P9] of what is worked out and kept, and of the lists', () => {
  expect(seen(project.values)).toEqual(
    words(`
      appliedOn cityShare districtShare fromList netPrice noticeFrom openedOn owedBack shareTotal
      spent startedOn stopGround subsidy unitName
    `),
  )
  expect(seen(project.lists)).toEqual(
    words(`
      calls cures drills inspections maintenances paidOut redMarks rescues runningCosts runningShares
    `),
  )
  expect(seen(project.working)).toEqual(
    words(`
      finalShares memberRooms voters
    `),
  )
})

test('[P9] what each enters for themselves', () => {
  const own = outcomes.flatMap(([name, o]) => (o.seenBy === 'actor' ? [name] : []))
  expect([...new Set(own)].toSorted()).toEqual(
    words(`
      cast consent_private draw_fund hear instruct join_late late_objection mediate object pay_in
      record_roll sell
    `),
  )
})

test('[P9] nothing of who lives there, how they voted, what they paid, or who objected', () => {
  const neverShown = words(`
    owners dwellings newOwners soldRoom ballots choice ballotRoom votesFor counted privateConsents
    payments payRoom fundDraws returned objections objection objector mediations mediationNote hearings
    agreementPaper applyPapers claimPapers ballotPaper proxyProof instruction
  `)
  expect(neverShown.filter((name) => seenByConcerned(project, name))).toEqual([])
})
