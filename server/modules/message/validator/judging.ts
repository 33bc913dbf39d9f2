import type { ElementNode, Shape, Shapes } from './compile.ts'
import type {
  BareFinding,
  FhirObject,
  InvariantContext,
  IssueCode,
  RuleWord,
  Severity,
  Terminology,
} from './finding.ts'
import type { Plans, Site } from './plan.ts'

/** What the judging of one resource by one definition came to. */
export interface Verdict {
  /** None for what is said of a resource as a whole, before it is judged by anything. */
  readonly shape: Shape | undefined
  readonly findings: BareFinding[]
  errors: number
  /** Asked by something that only wants to know whether it holds: a slice, a choice of targets. Not to be told. */
  isTold: boolean
  /** Verdicts on what it refers to or contains, told when this one is. */
  readonly further: Verdict[]
  isDone: boolean
}

/** A resource of the message: the Bundle, what its entries hold, and what these contain. */
export interface ResourceRecord {
  readonly resource: FhirObject
  readonly type: string
  /** FHIRPath of it from the outermost resource. */
  readonly place: string
  readonly fullUrl: string | undefined
  /** The resource that contains this one, by `contained`. */
  readonly container: ResourceRecord | undefined
  /** The Bundle whose entry it is in. */
  readonly bundle: BundleIndex | undefined
  /** Of a Bundle: what its own entries hold. */
  ownEntries: BundleIndex | undefined
  readonly verdicts: Map<Shape, Verdict>
  context: InvariantContext | undefined
}

/** The entries of a Bundle, by the ways a reference may name them. */
export interface BundleIndex {
  readonly record: ResourceRecord
  readonly entries: readonly ResourceRecord[]
  readonly byFullUrl: ReadonlyMap<string, ResourceRecord>
  /** By `Type/id`. */
  readonly byTypeAndId: ReadonlyMap<string, ResourceRecord>
}

/** One run of the validator over one resource. */
export interface Judging {
  readonly shapes: Shapes
  readonly plans: Plans
  readonly terminology: Terminology
  readonly records: Map<FhirObject, ResourceRecord>
  /** What a reference written in a resource leads to, as far as it is in the message. */
  resolve(from: ResourceRecord, reference: string): ResourceRecord | undefined
  judge(record: ResourceRecord, shape: Shape): Verdict
  /** Whether a resource keeps a definition, without telling what it breaks. */
  keeps(record: ResourceRecord, shape: Shape): boolean
  /** The same of a value that is no resource. */
  keepsPart(walk: Walk, value: unknown, shape: Shape): boolean
  recordOf(walk: Walk, resource: FhirObject): ResourceRecord
  /** Judges a resource where it stands: in an entry, or contained. */
  judgeHeld(walk: Walk, resource: FhirObject, site: Site): void
  contextOf(walk: Walk): InvariantContext
}

/** A path is kept as names and indexes, and spelled only when there is something to say. */
export interface Walk {
  readonly judging: Judging
  readonly record: ResourceRecord
  readonly path: (string | number)[]
  /** Where findings go just now. Trying a slice puts another one in its place. */
  verdict: Verdict
  /** The element that the one being judged stands in, as extensions ask for it. */
  around: Site | undefined
  aroundValue: FhirObject | undefined
}

/** A message made to break a rule a million times is told of so many breaches, of each resource by each definition. */
const most = 500

export function report(
  walk: Walk,
  severity: Severity,
  code: IssueCode,
  rule: RuleWord,
  node: ElementNode | undefined,
  key?: string,
): void {
  const isError = severity === 'error' || severity === 'fatal'
  if (isError) walk.verdict.errors++
  if (walk.verdict.findings.length >= most && !(isError && walk.verdict.errors <= most)) return
  walk.verdict.findings.push({
    severity,
    code,
    rule,
    ...(key === undefined ? {} : { key }),
    expression: spell(walk.record.place, walk.path),
    ...(node === undefined ? {} : { definition: `${node.shape.canonical}#${node.id}` }),
  })
}

export function spell(place: string, path: readonly (string | number)[]): string {
  let spelled = place
  for (const part of path) spelled += typeof part === 'number' ? `[${part}]` : `.${part}`
  return spelled
}

export const newVerdict = (shape: Shape | undefined): Verdict => ({
  shape,
  findings: [],
  errors: 0,
  isTold: false,
  further: [],
  isDone: false,
})

/** What a verdict says, and what it leans on says, is to be told. */
export function tell(verdict: Verdict): void {
  if (verdict.isTold) return
  verdict.isTold = true
  for (const one of verdict.further) tell(one)
}
