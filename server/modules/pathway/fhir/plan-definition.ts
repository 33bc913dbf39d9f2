import type { VersionView } from '../../../../contract/pathway-programme.ts'
import type { Bilingual } from '../../../../kernel/bilingual.ts'
import type { TimeLimit, TimeUnit } from '../../../../kernel/deadline.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import { printLegalReference } from '../../../../kernel/legal-reference.ts'
import { participants } from '../domain/participant.ts'
import { type Known, sayCondition, sayDue } from '../domain/plain/sentence.ts'
import type { Condition, Exception, Programme, Step } from '../domain/programme.ts'
import { knownOf, type WordBooks } from '../programme-views.ts'

type Json = Readonly<Record<string, unknown>>

export interface PlanDefinition extends Json {
  readonly resourceType: 'PlanDefinition'
}

/** What is said of a programme besides itself. */
export interface PlanDefinitionContext {
  readonly view: VersionView
  readonly books: WordBooks
  /** Where the house is: what its own addresses begin with. */
  readonly base: string
}

/** What a condition is written in: our own, as data. FHIRPath has no words for facts, steps and Danish workdays. */
const conditionLanguage = 'application/vnd.sammenhaeng.condition+json'

/**
 * A version of a programme as a FHIR R4 PlanDefinition. The programme is one action whose parts are its steps. Conditions are told
 * in Danish and as data; what makes a step fall away, by itself or by an exception, is a condition of kind `stop`. Danish
 * workdays have no unit in UCUM, so every deadline also stands in an extension as we keep it.
 */
export function printPlanDefinition(
  programme: Programme,
  { view, books, base }: PlanDefinitionContext,
): PlanDefinition {
  const known = knownOf(programme, books)
  const { code, version, name, purpose } = programme
  return compact({
    resourceType: 'PlanDefinition',
    id: `${code}.${version}`,
    language: 'da',
    url: `${base}/fhir/PlanDefinition/${code}`,
    version: String(version),
    name: code.replace(/(^|-)(\w)/g, (_, _hyphen: string, letter: string) => letter.toUpperCase()),
    title: name.da,
    _title: inEnglish(name),
    type: {
      coding: [
        {
          system: 'http://terminology.hl7.org/CodeSystem/plan-definition-type',
          code: 'clinical-protocol',
        },
      ],
    },
    status: view.status === 'retired' ? 'retired' : 'active',
    date: view.publishedAt,
    description: purpose?.da,
    _description: purpose && inEnglish(purpose),
    jurisdiction: [{ coding: [{ system: 'urn:iso:std:iso:3166', code: 'DK' }] }],
    effectivePeriod: compact({
      start: programme.validFrom,
      end: earliest(programme.validTo, view.retiredOn ?? undefined),
    }),
    action: [
      compact({
        id: code,
        title: name.da,
        _title: inEnglish(name),
        trigger: [namedEvent(programme.trigger.fact)],
        condition: [
          conditionOf('start', programme.trigger, known),
          conditionOf('applicability', programme.inclusion, known),
          conditionOf('stop', programme.done, known),
        ],
        groupingBehavior: 'logical-group',
        action: programme.steps.map((step) => printStep(step, programme, { view, books, base }, known)),
      }),
    ],
  }) as PlanDefinition
}

function printStep(
  step: Step,
  { exceptions }: Programme,
  { books, base }: PlanDefinitionContext,
  known: Known,
): Json {
  const concerning = exceptions.filter((one) => concerns(one, step))
  const { handoff, form, due } = step
  return compact({
    id: step.id,
    prefix: step.id,
    title: step.title.da,
    _title: inEnglish(step.title),
    description: step.help?.da,
    _description: step.help && inEnglish(step.help),
    textEquivalent: [`Når ${sayCondition(step.opens, known).da}`, due && sayDue(due, known).da]
      .filter(Boolean)
      .join(': '),
    code: [
      {
        coding: [{ system: `${base}/fhir/CodeSystem/service`, code: step.service }],
        text: books.services.get(step.service)?.name.da,
      },
    ].map(compact),
    documentation: some(
      step.legal.map((law) => ({ type: 'documentation', label: printLegalReference(law) })),
    ),
    trigger: some([...factsIn(step.opens)].map(namedEvent)),
    condition: [
      conditionOf('applicability', step.opens, known),
      ...(step.closes === undefined ? [] : [conditionOf('stop', step.closes, known, 'fulfilled')]),
      ...step.cancelled.map(({ when, reason }) => conditionOf('stop', when, known, reason)),
      ...concerning.map(({ when, reason }) => conditionOf('stop', when, known, reason)),
    ],
    relatedAction: some(
      [...stepsIn(step.opens)].map((actionId) => ({ actionId, relationship: 'after-end' })),
    ),
    timingDuration: due && durationOf(due),
    participant: [
      { type: step.who === 'CI' ? 'patient' : 'practitioner', role: { text: roleOf(step, books) } },
      ...(step.participants ?? []).map((code) => ({
        type: code === 'CI' ? 'patient' : 'practitioner',
        role: { text: participants[code].da },
      })),
    ],
    definitionCanonical: form && `${base}/fhir/Questionnaire/${form.code}|${form.version}`,
    extension: [
      { url: `${base}/fhir/StructureDefinition/confidence`, valueCode: step.confidence },
      ...(due === undefined
        ? []
        : [{ url: `${base}/fhir/StructureDefinition/due`, valueString: JSON.stringify(due) }]),
      ...(handoff === undefined
        ? []
        : [{ url: `${base}/fhir/StructureDefinition/handoff`, valueString: JSON.stringify(handoff) }]),
    ],
  })
}

function roleOf(step: Step, { services }: WordBooks): string {
  const role = services.get(step.handoff?.to ?? step.service)?.roleName
  return role?.da ?? (step.who === undefined ? step.service : participants[step.who].da)
}

/** As the engine has it: named, or all but those named; of consent only those that rest on it. */
function concerns({ steps, except, onlyConsent }: Exception, { id, needsConsent }: Step): boolean {
  if (onlyConsent && !needsConsent) return false
  return (steps === undefined || steps.includes(id)) && !except?.includes(id)
}

/** @param name what it stops for: `fulfilled`, or the reason as a code */
function conditionOf(
  kind: 'applicability' | 'start' | 'stop',
  condition: Condition,
  known: Known,
  name?: string,
): Json {
  return {
    kind,
    expression: compact({
      description: sayCondition(condition, known).da,
      name: name?.toLowerCase().replaceAll('_', '-'),
      language: conditionLanguage,
      expression: JSON.stringify(condition),
    }),
  }
}

function namedEvent(fact: string): Json {
  return { type: 'named-event', name: fact }
}

/** Facts whose telling may make it hold. */
function factsIn(condition: Condition): ReadonlySet<string> {
  if ('all' in condition) return new Set(condition.all.flatMap((one) => [...factsIn(one)]))
  if ('any' in condition) return new Set(condition.any.flatMap((one) => [...factsIn(one)]))
  return new Set('fact' in condition ? [condition.fact] : [])
}

function stepsIn(condition: Condition): ReadonlySet<string> {
  if ('all' in condition) return new Set(condition.all.flatMap((one) => [...stepsIn(one)]))
  if ('any' in condition) return new Set(condition.any.flatMap((one) => [...stepsIn(one)]))
  return new Set('done' in condition ? [condition.done] : [])
}

const ucum: Readonly<Partial<Record<TimeUnit, string>>> = {
  minute: 'min',
  hour: 'h',
  day: 'd',
  week: 'wk',
  month: 'mo',
  year: 'a',
}
const danish: Readonly<Record<TimeUnit, string>> = {
  minute: 'minutter',
  hour: 'timer',
  day: 'dage',
  workday: 'hverdage',
  week: 'uger',
  month: 'måneder',
  year: 'år',
}

function durationOf({ amount, unit }: TimeLimit): Json {
  const code = ucum[unit]
  return compact({
    value: amount,
    unit: danish[unit],
    system: code && 'http://unitsofmeasure.org',
    code,
  })
}

function earliest(one: DanishDate | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return one < other ? one : other
}

/** The English beside a Danish text. */
function inEnglish({ en }: Bilingual): Json {
  return {
    extension: [
      {
        url: 'http://hl7.org/fhir/StructureDefinition/translation',
        extension: [
          { url: 'lang', valueCode: 'en' },
          { url: 'content', valueString: en },
        ],
      },
    ],
  }
}

/** FHIR allows no empty list. */
function some<Value>(values: readonly Value[]): readonly Value[] | undefined {
  return values.length === 0 ? undefined : values
}

function compact(value: Json): Json {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined))
}
