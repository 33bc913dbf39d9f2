/** Anything read from FHIR JSON: a resource, a data type, a part of one. Never trusted to have any shape. */
export type FhirObject = { readonly [name: string]: unknown }

export type Severity = 'fatal' | 'error' | 'warning' | 'information'

/** FHIR R4 IssueType (http://hl7.org/fhir/R4/valueset-issue-type.html), as far as we say it. */
export type IssueCode =
  | 'structure'
  | 'required'
  | 'value'
  | 'invariant'
  | 'code-invalid'
  | 'extension'
  | 'not-found'
  | 'not-supported'
  | 'business-rule'
  | 'too-long'
  | 'too-costly'
  | 'processing'
  | 'incomplete'
  | 'informational'

/** What kind of rule was broken, in a stable word. The sentences to each stand in `texts.ts`. */
export type RuleWord =
  | 'resource-type'
  | 'element-unknown'
  | 'json-shape'
  | 'empty'
  | 'min'
  | 'max'
  | 'type'
  | 'choice'
  | 'primitive-format'
  | 'fixed'
  | 'pattern'
  | 'max-length'
  | 'min-value'
  | 'max-value'
  | 'binding'
  | 'code-unknown'
  | 'display'
  | 'invariant'
  | 'slice-min'
  | 'slice-max'
  | 'slicing-closed'
  | 'slicing-order'
  | 'reference-target'
  | 'reference-unresolved'
  | 'reference-type'
  | 'aggregation'
  | 'extension-unknown'
  | 'extension-misplaced'
  | 'extension-modifier'
  | 'profile-unknown'
  | 'profile-mismatch'
  | 'bundle-first'
  | 'full-url'
  | 'cannot-tell'

/** A broken rule without its sentences. Nothing in it repeats what an element said: that may be a CPR number. */
export interface BareFinding {
  readonly severity: Severity
  readonly code: IssueCode
  readonly rule: RuleWord
  /** The constraint key, slice name, value set, extension or profile url: what the definition calls the rule. */
  readonly key?: string
  /** FHIRPath of the place, as in `Bundle.entry[0].resource.ofType(MessageHeader).event`. */
  readonly expression: string
  /** `profile url|version#element id`: the line of the definition that says so. */
  readonly definition?: string
}

export interface Finding extends BareFinding {
  readonly da: string
  readonly en: string
}

/** Where definitions come from. All answers are at hand: nothing here waits. A url may end with `|version`. */
export interface Definitions {
  structure(url: string): FhirObject | undefined
  valueSet(url: string): FhirObject | undefined
  codeSystem(url: string): FhirObject | undefined
}

export interface Validator {
  /** Judges strictly. Without a profile: by the resource's own type and the profiles it says it keeps. */
  validate(resource: FhirObject, profile?: string): readonly Finding[]
}

/** Whether a JSON value is a well-formed value of one primitive type. */
export type PrimitiveCheck = (value: unknown) => boolean

/** `unknown`: the codes of the set are not at hand, so nothing can be said. */
export type Membership = 'in' | 'out' | 'unknown'

/** Tells whether a code, Coding, CodeableConcept, Quantity, string or uri is in a value set. */
export type Binding = (value: unknown) => Membership

/** What is wrong with one Coding by its code system alone, whatever it is bound to. */
export type CodingVerdict = 'known' | 'code-unknown' | 'display' | 'unknown'

export interface Constraint {
  readonly key: string
  readonly severity: 'error' | 'warning'
  readonly expression: string
}

/** Where a constraint stands, which is what its expression starts from. */
export interface InvariantScope {
  /** FHIR's name of what the node is: `Patient`, `HumanName`, `string`, or the path of a part, `Bundle.entry`. */
  readonly path: string
}

/** What an invariant may ask beyond its own node. One object lives as long as the judging of one resource. */
export interface InvariantContext {
  /** %resource: the resource the node stands in; for a contained one, itself. */
  readonly resource: FhirObject
  /** %rootResource: the resource that contains %resource, or itself. A Bundle contains its entries in no such sense. */
  readonly rootResource: FhirObject
  /** A reference as it is written, found by the rules of the Bundle, of contained resources and of full urls. */
  resolve(reference: string): FhirObject | undefined
  conformsTo(resource: FhirObject, profile: string): boolean | 'cannot-tell'
  memberOf(value: unknown, valueSet: string): Membership
}

/** True when kept. A constraint whose expression cannot be read or run tells nothing. */
export type Invariant = (node: unknown, context: InvariantContext) => boolean | 'cannot-tell'

/** A code of any number of systems in a ValueSet, and what a terminology can answer; made once per `Definitions`. */
export interface Terminology {
  bindingOf(valueSet: string): Binding
  judgeCoding(coding: FhirObject): CodingVerdict
}
