import { accessActions, accessPurposes, type DataKind, dataKinds } from '../../../kernel/access-words.ts'
import type { Bilingual } from '../../../kernel/bilingual.ts'
import { danishDateOf } from '../../../kernel/copenhagen-time.ts'
import type { DanishDate, Instant } from '../../../kernel/instant.ts'
import type { LegalReference } from '../../../kernel/legal-reference.ts'
import {
  ContentError,
  type ContentFault,
  type ContentFile,
  gather,
  readContentFolder,
  type Understood,
  understand,
} from '../../platform/content-file.ts'
import { checkBook } from './domain/check-book.ts'
import { readCondition } from './domain/conditions.ts'
import type { Jobs } from './domain/job.ts'
import { type Fault, fault, listOf, under } from './domain/parameter.ts'
import type { Rule, RuleCondition, Who } from './domain/rule.ts'
import { compileBook, type RuleBook } from './domain/rule-book.ts'
import type { Standards } from './domain/situation.ts'
import type { Asker } from './domain/vocabulary.ts'
import {
  type EvidenceFile,
  evidenceShape,
  type FunctionsFile,
  functionsShape,
  type RulesFile,
  rulesShape,
  type WrittenRule,
} from './rule-document.ts'

let read: Promise<RuleBook> | undefined

/** The law, read once for the life of the program: rules in force are not edited while it runs. */
export function ruleBook(): Promise<RuleBook> {
  read ??= readContentFolder('access').then(understandRuleBook)
  return read
}

/** By what right a rule said what it said on a day, and how the citizen is told. */
export interface RuleText {
  readonly id: string
  readonly law: LegalReference
  readonly text: Bilingual
}

/** The paragraph of a rule in force at that moment; the newest there has been when none was. */
export async function ruleText(id: string, on: Instant): Promise<RuleText | undefined> {
  const day = danishDateOf(on)
  const paragraphs = (await ruleBook()).rules.filter((rule) => rule.id === id)
  const inForce = paragraphs.find(
    ({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo),
  )
  const { law, text } = inForce ?? paragraphs.at(-1) ?? {}
  return law?.[0] === undefined || text === undefined ? undefined : { id, law: law[0], text }
}

/** Every paragraph of the rule book in force on a day: what the register of processing activities is made from. */
export async function listRules(on: DanishDate): Promise<readonly Rule[]> {
  const { rules } = await ruleBook()
  return rules.filter(({ validFrom, validTo }) => validFrom <= on && (validTo === null || on <= validTo))
}

const files = {
  evidence: 'content/access/evidence.yaml',
  functions: 'content/access/functions.yaml',
  rules: 'content/access/rules.yaml',
} as const

/** Understands evidence, functions and rules together. Throws ContentError naming file, line and rule of every fault. */
export function understandRuleBook(given: readonly ContentFile[]): RuleBook {
  const faults: ContentFault[] = []
  const one = <Value>(name: string, work: (file: ContentFile) => Value): Value | undefined => {
    const file = given.find((candidate) => candidate.name === name)
    if (file !== undefined) return gather(() => work(file), faults)
    faults.push({ file: name, line: 1, rule: 'file-missing', text: 'the file is missing' })
    return undefined
  }
  const standards = one(files.evidence, (file) => standardsOf(understand(file, evidenceShape).value))
  const jobs = one(files.functions, (file) => jobsOf(understand(file, functionsShape).value))
  const written = one(files.rules, (file) => understand(file, rulesShape))
  if (standards === undefined || jobs === undefined || written === undefined) throw new ContentError(faults)
  const rules = rulesOf(written)
  for (const { path, rule, text } of checkBook(rules, jobs))
    faults.push({ file: written.file, line: written.lineOf(['rules', ...path]), rule, text })
  if (faults.length > 0) throw new ContentError(faults)
  const { presets } = written.value
  return compileBook(
    rules.filter(({ preset }) => preset === null || presets[preset] === true),
    jobs,
    standards,
  )
}

function standardsOf(file: EvidenceFile): Standards {
  return {
    relations: Object.fromEntries(
      Object.entries(file.relations).map(([kind, { open, ended, da, en }]) => [
        kind,
        { open, ended, name: { da, en } },
      ]),
    ) as Standards['relations'],
    daysAfterEnd: file.days_after_end,
    declaredDays: file.declared_days,
    reasonLength: file.reason_length,
    inAnyRole: new Set(file.in_any_role),
    currentData: new Set(file.blocks.current_data),
    sourcelessData: new Set(file.blocks.sourceless_data),
    alertData: new Set(file.blocks.alert_data),
    alertObjects: new Set(file.blocks.alert_objects),
  }
}

function jobsOf({ functions }: FunctionsFile): Jobs {
  return new Map(
    Object.entries(functions).map(([name, { work, profession = null, reach, da, en }]) => [
      name,
      { function: name, name: { da, en }, work, profession, reach },
    ]),
  )
}

/** The rules as the domain knows them. Throws ContentError when a word in them is not known. */
function rulesOf({ file, value, lineOf }: Understood<RulesFile>): Rule[] {
  const faults: Fault[] = []
  const rules = value.rules.map((written, index) => {
    const told: Fault[] = []
    const rule = ruleOf(written, value, told)
    faults.push(...under(index, told))
    return rule
  })
  if (faults.length > 0)
    throw new ContentError(
      faults.map(({ path, rule, text }) => ({ file, line: lineOf(['rules', ...path]), rule, text })),
    )
  return rules
}

function ruleOf(written: WrittenRule, file: RulesFile, faults: Fault[]): Rule {
  const { id, part, title, says, who, conditions, law, preset, confidence, verify, note, text } = written
  if (preset !== null && file.presets[preset] === undefined)
    faults.push(...fault('preset-unknown', `${preset} is not at the head of the file`, ['preset']).faults)
  return {
    id,
    part,
    title,
    says,
    stage: written.stage ?? (says === 'permits' ? 'permit' : 'absolute-denial'),
    who: whoOf(who),
    data: dataOf(written.data, file, faults),
    purposes: written.for === 'any' ? accessPurposes : written.for,
    flow: written.flow,
    actions: written.actions ?? accessActions.filter((action) => says === 'denies' || action !== 'override'),
    conditions: conditions.flatMap((condition, index) => conditionOf(condition, index, faults)),
    law: law.map((one) => ({ ...one, dated: file.read_on, confidence })),
    readOn: file.read_on,
    validFrom: written.valid_from ?? file.in_force_from,
    validTo: written.valid_to,
    preset,
    confidence,
    toVerify: verify,
    note,
    isBlockable: written.blockable ?? null,
    isLiftable: written.liftable,
    text,
  }
}

const actorsOf: Readonly<Record<WrittenRule['who']['actor'], readonly Asker['kind'][]>> = {
  professional: ['professional'],
  service: ['service'],
  'at-work': ['professional', 'service'],
  citizen: ['citizen'],
  system: ['system'],
  anyone: ['professional', 'service', 'citizen', 'system'],
}

function whoOf({ actor, work, profession, functions, except_functions, at }: WrittenRule['who']): Who {
  return { actors: actorsOf[actor], work, profession, functions, exceptFunctions: except_functions, at }
}

function dataOf(written: WrittenRule['data'], { sets }: RulesFile, faults: Fault[]): readonly DataKind[] {
  if (typeof written !== 'string') return written
  const set = sets[written]
  if (set === undefined)
    faults.push(...fault('set-unknown', `${written} is not at the head of the file`, ['data']).faults)
  return set ?? []
}

const dataList = listOf(dataKinds)

/** A condition, and beside it the data it is asked for. */
function conditionOf(written: unknown, index: number, faults: Fault[]): RuleCondition[] {
  const isPlain = typeof written !== 'object' || written === null
  const { data, ...word }: Readonly<Record<string, unknown>> = isPlain ? {} : { ...written }
  const reading = readCondition(isPlain ? written : word)
  const only = data === undefined ? undefined : dataList(data)
  const told = [...(reading.faults ?? []), ...under('data', only?.faults ?? [])]
  faults.push(...under('conditions', under(index, told)))
  if (reading.faults !== undefined || only?.faults !== undefined) return []
  return [{ condition: reading.value, data: only?.value, written: JSON.stringify(isPlain ? written : word) }]
}
