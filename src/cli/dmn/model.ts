/** What dmn-moddle gives, as far as we read it: every element is a bag of optional parts with a type. */
export type Ref = { readonly href?: string }
export type Item = { readonly name?: string; readonly typeRef?: string; readonly id?: string }
export type Text = {
  readonly text?: string
  readonly typeRef?: string
  readonly id?: string
  readonly expressionLanguage?: string
}
export type Import = {
  readonly name?: string
  readonly namespace?: string
  readonly importType?: string
  readonly locationURI?: string
}
export type Child = { readonly value?: Element }
export type Requirement = {
  readonly requiredDecision?: Ref
  readonly requiredInput?: Ref
  readonly requiredKnowledge?: Ref
}
export type ItemDefinition = {
  readonly name?: string
  readonly typeRef?: string
  readonly isCollection?: boolean
  readonly allowedValues?: Text
  readonly typeConstraint?: Text
  readonly itemComponent?: readonly ItemDefinition[]
  readonly functionItem?: { readonly parameters?: readonly Item[]; readonly outputTypeRef?: string }
}

export type Element = {
  readonly $type: string
  readonly id?: string
  readonly name?: string
  readonly typeRef?: string
  readonly text?: string
  readonly description?: string
  readonly expressionLanguage?: string
  readonly namespace?: string
  readonly import?: readonly Import[]
  readonly drgElement?: readonly Element[]
  readonly itemDefinition?: readonly ItemDefinition[]
  readonly variable?: Item
  readonly decisionLogic?: Element
  readonly encapsulatedLogic?: Element
  readonly informationRequirement?: readonly Requirement[]
  readonly knowledgeRequirement?: readonly Requirement[]
  readonly outputDecision?: readonly Ref[]
  readonly encapsulatedDecision?: readonly Ref[]
  readonly inputDecision?: readonly Ref[]
  readonly inputData?: readonly Ref[]
  readonly hitPolicy?: string
  readonly aggregation?: string
  readonly input?: readonly {
    readonly inputExpression?: Element
    readonly inputValues?: Text
    readonly label?: string
  }[]
  readonly output?: readonly {
    readonly name?: string
    readonly label?: string
    readonly typeRef?: string
    readonly outputValues?: Text
    readonly defaultOutputEntry?: Text
  }[]
  readonly rule?: readonly {
    readonly inputEntry?: readonly Text[]
    readonly outputEntry?: readonly Text[]
    readonly annotationEntry?: readonly Text[]
    readonly description?: string
  }[]
  readonly contextEntry?: readonly { readonly variable?: Item; readonly value?: Element }[]
  readonly elements?: readonly Element[]
  readonly column?: readonly Item[]
  readonly row?: readonly Element[]
  readonly calledFunction?: Element
  readonly binding?: readonly { readonly parameter?: Item; readonly bindingFormula?: Element }[]
  readonly formalParameter?: readonly Item[]
  readonly body?: Element
  readonly kind?: string
  readonly if?: Child
  readonly then?: Child
  readonly else?: Child
  readonly in?: Child
  readonly return?: Child
  readonly match?: Child
  readonly satisfies?: Child
  readonly iteratorVariable?: string
}

export const idOf = (ref: Ref | undefined): string => ref?.href?.replace(/^.*#/, '') ?? ''
export const typeOf = (e: Element | undefined): string => e?.$type.replace(/^.*:/, '') ?? ''
/** A name in a file may carry line breaks and runs of blanks. */
export const nameOf = (e: { readonly name?: string | undefined } | undefined): string =>
  (e?.name ?? '').replace(/\s+/g, ' ').trim()
