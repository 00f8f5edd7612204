/** Abilities: what a domain knows, typed and under a number. */
export {
  ability,
  abilitiesOf,
  type Abilities,
  type Ability,
  type AbilityAt,
  type RuleLink,
} from './ability.ts'
export { how, type Explained, type Grid, type Line, type Word } from './explained.ts'
export { given, wrongRules, type Reads, type RulesFault } from './given.ts'
export type {
  AskPanel,
  Panel,
  PanelReader,
  ProgressPanel,
  SumPanel,
  TablePanel,
  PanelValue,
  Tone,
} from './panel.ts'
export { panelsOf, reckon, reckoningFault, rulesOf, shownTo } from './reckon.ts'
export {
  fits,
  mayLack,
  type Gives,
  type PartsOf,
  type PlainShape,
  type Shape,
  type Takes,
  type ValueOf,
} from './shape.ts'
