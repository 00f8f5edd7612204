/** The demonstration in a bank's branch. */
export {
  areasOfBank,
  binjiang,
  binjiangFirst,
  binjiangMain,
  branchesOfBank,
  cityBranch,
  movedOutlet,
  movedTo,
  outletsOfBank,
  psbcYongzhou,
  renamedOutlet,
  teamsOfBank,
  type BankPlace,
} from './areas.ts'
export { bankOffices, departmentsOfBank, type BankOffices } from './offices.ts'
