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
  GridCell,
  GridPanel,
  Panel,
  PanelBar,
  PanelReader,
  PanelValue,
  ProgressPanel,
  SumPanel,
  Supposed,
  TablePanel,
  Tone,
  TryPanel,
} from './panel.ts'
export { asTold, formerOf, panelsOf, reckon, reckoningFault, rulesOf, shownTo } from './reckon.ts'
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
