import { z } from 'zod'
import { accessRefusals } from './access.ts'
import { reasonView } from './agreement.ts'
import { ofKind } from './data-kind.ts'
import { type RefusalCodes, route } from './route.ts'

/** Programmes as people read and write them: the page of a programme, its drafts, its versions, and how a pathway runs against it. */
export const programmeRefusals = {
  'programme-unknown': 'unknown',
  'programme-draft-unknown': 'unknown',
  'programme-trial-unknown': 'unknown',
  'pathway-unknown': 'unknown',
  'programme-only-secretariat': 'forbidden',
  'programme-changed-meanwhile': 'conflict',
  'programme-draft-closed': 'conflict',
  'programme-draft-open-already': 'conflict',
  'programme-has-faults': 'invalid',
  'programme-begins-in-the-past': 'invalid',
  'programme-retired-already': 'conflict',
  'programme-code-taken': 'conflict',
} as const satisfies RefusalCodes

const id = z.uuid()
const at = z.string()
const date = z.string()
const bilingual = z.object({ da: z.string(), en: z.string() })
const unit = z.object({ id, name: z.string() })
const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const shortText = z.string().trim().min(1).max(200)
const version = z.coerce.number().int().min(1)

/** The lanes, in their fixed order. */
export const laneSectors = ['borger', 'praksis', 'hospital', 'kommune', 'akut', 'faelles'] as const
export type LaneSector = (typeof laneSectors)[number]
const sector = z.enum(laneSectors)

/** `in-force` is what pathways start on today; `coming` has a date ahead; `replaced` gave way to a higher version. */
export const versionStatuses = ['draft', 'coming', 'in-force', 'replaced', 'retired'] as const
export const versionView = z.object({
  version: z.number(),
  status: z.enum(versionStatuses),
  validFrom: date,
  validTo: date.nullable(),
  publishedAt: at,
  retiredOn: date.nullable(),
})
export type VersionView = z.output<typeof versionView>

/** A step of a programme in plain words. */
export const programmeStepView = z.object({
  id: z.string(),
  title: bilingual,
  /** One plain sentence of what it is about. */
  help: bilingual.nullable(),
  /** What the citizen reads instead of the title. */
  plain: bilingual.nullable(),
  sector,
  /** The column it is drawn in: one of the page’s `phases`. */
  phase: z.string(),
  /** Who has it when no agreement says otherwise. */
  who: bilingual,
  /** Who takes part besides. */
  with: z.array(bilingual),
  /** When it is called for, after "when": `the patient has been discharged`. */
  opens: bilingual,
  /** `within 24 hours of the discharge`. */
  deadline: bilingual.nullable(),
  /** What it is done by, besides by ticking it off. */
  closes: bilingual.nullable(),
  /** What calls for it again after it has been done. */
  again: bilingual.nullable(),
  /** What puts its deadline on hold. */
  pauses: bilingual.nullable(),
  cancelled: z.array(z.object({ when: bilingual, reason: bilingual })),
  handoff: z.object({ to: bilingual, sector, answer: bilingual }).nullable(),
  form: z.object({ code: z.string(), version: z.number(), name: bilingual }).nullable(),
  /** What comes of it. */
  output: bilingual.nullable(),
  needsConsent: z.boolean(),
  /** As a Dane would cite it: `Sundhedsloven § 84`. */
  law: z.array(z.string()),
  confidence: z.enum(['certain', 'to-verify']),
})
export type ProgrammeStepView = z.output<typeof programmeStepView>

export const programmePageView = z.object({
  code: z.string(),
  /** Null for a draft. */
  version: z.number().nullable(),
  status: z.enum(versionStatuses),
  name: bilingual,
  purpose: bilingual.nullable(),
  validFrom: date,
  validTo: date.nullable(),
  retiredOn: date.nullable(),
  /** After "begins when". */
  starts: bilingual,
  /** After "concerns". */
  included: bilingual,
  done: bilingual,
  /** Who holds the threads: the first whose `when` is so; null means else. */
  coordinator: z.array(z.object({ when: bilingual.nullable(), who: bilingual })),
  participants: z.array(z.object({ code: z.string(), name: bilingual, holds: bilingual, sector })),
  /** When in the course of care steps have their place, in the order steps come in. */
  phases: z.array(z.object({ key: z.string(), name: bilingual })),
  /** In the order of the programme. */
  steps: z.array(programmeStepView),
  exceptions: z.array(
    z.object({
      name: bilingual,
      when: bilingual,
      ends: bilingual,
      text: bilingual.nullable(),
      /** It holds for every programme. */
      isShared: z.boolean(),
    }),
  ),
  indicators: z.array(z.object({ id: z.string(), name: bilingual })),
})
export type ProgrammePageView = z.output<typeof programmePageView>

export const programmeListView = z.object({
  code: z.string(),
  name: bilingual,
  purpose: bilingual.nullable(),
  /** Highest first. */
  versions: z.array(versionView),
  stepCount: z.number(),
  sectors: z.array(sector),
})
export type ProgrammeListView = z.output<typeof programmeListView>

/** A fault of a draft: where it stands (`steps.3.due.anchor`), the rule it breaks, and the rule in words. */
export const programmeFaultView = z.object({
  path: z.string(),
  rule: z.string(),
  /** About this very place, in English as for those who write the files. */
  text: z.string(),
})
export type ProgrammeFaultView = z.output<typeof programmeFaultView>

/** A programme of forty steps fills some 40 kB: room for several hundred. In bytes. */
const largestDocument = 512 * 1024

/** A programme as it is written: the shape of a file in `content/programmes`. */
export const programmeDocument = z.record(z.string(), z.unknown())
export type ProgrammeDocument = z.output<typeof programmeDocument>

const historyLine = z.object({
  at,
  by: z.string(),
  deed: z.enum(['begun', 'saved', 'published', 'discarded']),
})

export const draftSummaryView = z.object({
  draftId: id,
  code: z.string(),
  name: bilingual,
  basedOn: z.number().nullable(),
  savedAt: at,
  savedBy: z.string(),
})
export type DraftSummaryView = z.output<typeof draftSummaryView>

export const draftView = z.object({
  draftId: id,
  code: z.string(),
  /** The published version it was made from; null when it began empty. */
  basedOn: z.number().nullable(),
  /** Goes up by one each time it is saved. */
  revision: z.number(),
  status: z.enum(['open', 'published', 'discarded']),
  publishedAs: z.number().nullable(),
  document: programmeDocument,
  faults: z.array(programmeFaultView),
  /** How it would read; null while it cannot be understood. */
  page: programmePageView.nullable(),
  history: z.array(historyLine),
})
export type DraftView = z.output<typeof draftView>

const pair = z.object({ value: z.string(), name: bilingual })
const field = z.object({
  field: z.string(),
  name: bilingual,
  kind: z.enum(['text', 'yes-no', 'date']),
  values: z.array(pair),
})

/** Everything a programme may speak of, with its words: what the editor's lists are filled with. */
export const programmeWordsView = z.object({
  facts: z.array(z.object({ value: z.string(), name: bilingual, noun: bilingual, fields: z.array(field) })),
  services: z.array(z.object({ value: z.string(), name: bilingual, who: bilingual, sector })),
  forms: z.array(z.object({ code: z.string(), versions: z.array(z.number()), name: bilingual })),
  participants: z.array(z.object({ value: z.string(), name: bilingual, sector })),
  reasons: z.array(pair),
  indicators: z.array(pair),
  /** The kinds of pathway, by the letter of the handbook. */
  families: z.array(pair),
  /** The acts a step may rest on. */
  acts: z.array(pair),
  /** What each rule of publishing asks for. */
  rules: z.array(pair),
})
export type ProgrammeWordsView = z.output<typeof programmeWordsView>

const everyone = ['professional', 'citizen'] as const
const staff = ['professional'] as const
const { 'programme-unknown': unknown, 'programme-only-secretariat': onlySecretariat } = programmeRefusals
const draftRefusals = {
  'programme-draft-unknown': programmeRefusals['programme-draft-unknown'],
  'programme-only-secretariat': onlySecretariat,
} as const
const changing = {
  ...draftRefusals,
  'programme-changed-meanwhile': programmeRefusals['programme-changed-meanwhile'],
  'programme-draft-closed': programmeRefusals['programme-draft-closed'],
} as const

export const listProgrammesRoute = route({
  name: 'list-programmes',
  method: 'GET',
  path: '/api/v1/programmes',
  purpose: 'steering',
  summary: 'Every programme with its versions, and what each is for',
  for: everyone,
  answer: z.object({ programmes: z.array(programmeListView), mayEdit: z.boolean() }),
  refusals: {},
})

export const getProgrammeRoute = route({
  name: 'get-programme',
  method: 'GET',
  path: '/api/v1/programmes/:code',
  purpose: 'steering',
  summary: 'A programme in plain words: when it begins, who does what by when, and what may come between',
  for: everyone,
  params: z.object({ code }),
  /** The version in force today, when none is named. */
  query: z.object({ version: version.optional() }),
  answer: z.object({
    page: programmePageView,
    versions: z.array(versionView),
    mayEdit: z.boolean(),
  }),
  refusals: { 'programme-unknown': unknown },
})

export const getPlanDefinitionRoute = route({
  name: 'get-plan-definition',
  method: 'GET',
  path: '/api/v1/programmes/:code/versions/:version/plan-definition',
  purpose: 'steering',
  summary: 'A version of a programme as a FHIR R4 PlanDefinition',
  for: everyone,
  answersAs: 'application/fhir+json',
  params: z.object({ code, version }),
  answer: z.looseObject({ resourceType: z.literal('PlanDefinition') }),
  refusals: { 'programme-unknown': unknown },
})

export const getProgrammeWordsRoute = route({
  name: 'get-programme-words',
  method: 'GET',
  path: '/api/v1/programme-words',
  purpose: 'administration',
  summary: 'What a programme may speak of: facts, services, forms, participants, reasons and rules',
  for: staff,
  answer: programmeWordsView,
  refusals: { 'programme-only-secretariat': onlySecretariat },
})

export const listProgrammeDraftsRoute = route({
  name: 'list-programme-drafts',
  method: 'GET',
  path: '/api/v1/programme-drafts',
  purpose: 'administration',
  summary: 'Drafts that are open',
  for: staff,
  answer: z.object({ drafts: z.array(draftSummaryView) }),
  refusals: { 'programme-only-secretariat': onlySecretariat },
})

export const beginProgrammeDraftRoute = route({
  name: 'begin-programme-draft',
  method: 'POST',
  path: '/api/v1/programme-drafts',
  purpose: 'administration',
  summary: 'Begins a draft: of the next version of a programme, or of a new one',
  for: staff,
  body: z.union([
    z.strictObject({ code, basedOn: z.number().int().min(1) }),
    z.strictObject({
      code: code.max(60),
      name: z.strictObject({ da: shortText, en: shortText }),
    }),
  ]),
  answer: draftView,
  refusals: {
    'programme-only-secretariat': onlySecretariat,
    'programme-unknown': unknown,
    'programme-draft-open-already': programmeRefusals['programme-draft-open-already'],
    'programme-code-taken': programmeRefusals['programme-code-taken'],
  },
})

export const getProgrammeDraftRoute = route({
  name: 'get-programme-draft',
  method: 'GET',
  path: '/api/v1/programme-drafts/:draftId',
  purpose: 'administration',
  summary: 'A draft with its faults, how it would read, and who has changed it',
  for: staff,
  params: z.object({ draftId: id }),
  answer: draftView,
  refusals: draftRefusals,
})

export const checkProgrammeRoute = route({
  name: 'check-programme',
  method: 'POST',
  path: '/api/v1/programme-drafts/:draftId/check',
  purpose: 'administration',
  summary: 'What is wrong with a draft as it stands on the screen, and how it would read; nothing is kept',
  for: staff,
  isLookUp: true,
  params: z.object({ draftId: id }),
  largestBody: largestDocument,
  body: z.strictObject({ document: programmeDocument }),
  answer: z.object({ faults: z.array(programmeFaultView), page: programmePageView.nullable() }),
  refusals: draftRefusals,
})

export const saveProgrammeDraftRoute = route({
  name: 'save-programme-draft',
  method: 'PUT',
  path: '/api/v1/programme-drafts/:draftId',
  purpose: 'administration',
  summary: 'Saves a draft, faults and all; refused when somebody else has saved it meanwhile',
  for: staff,
  params: z.object({ draftId: id }),
  largestBody: largestDocument,
  body: z.strictObject({ revision: z.number().int().min(1), document: programmeDocument }),
  answer: draftView,
  refusals: changing,
})

export const publishProgrammeDraftRoute = route({
  name: 'publish-programme-draft',
  method: 'POST',
  path: '/api/v1/programme-drafts/:draftId/publish',
  purpose: 'administration',
  summary: 'Publishes a draft without faults as the next version, in force from a day',
  for: staff,
  params: z.object({ draftId: id }),
  body: z.strictObject({ revision: z.number().int().min(1), validFrom: z.iso.date() }),
  answer: z.object({ code: z.string(), version: z.number() }),
  refusals: {
    ...changing,
    'programme-has-faults': programmeRefusals['programme-has-faults'],
    'programme-begins-in-the-past': programmeRefusals['programme-begins-in-the-past'],
  },
})

export const discardProgrammeDraftRoute = route({
  name: 'discard-programme-draft',
  method: 'POST',
  path: '/api/v1/programme-drafts/:draftId/discard',
  purpose: 'administration',
  summary: 'Discards a draft; what was written stays in its history',
  for: staff,
  params: z.object({ draftId: id }),
  body: z.strictObject({ revision: z.number().int().min(1) }),
  answer: z.object({ code: z.string() }),
  refusals: changing,
})

export const retireProgrammeRoute = route({
  name: 'retire-programme',
  method: 'POST',
  path: '/api/v1/programmes/:code/versions/:version/retire',
  purpose: 'administration',
  summary: 'Retires a version from a day: no pathway starts on it any more, those running keep it',
  for: staff,
  params: z.object({ code, version }),
  body: z.strictObject({ on: z.iso.date(), reason: z.string().trim().min(10).max(1000) }),
  answer: versionView,
  refusals: {
    'programme-only-secretariat': onlySecretariat,
    'programme-unknown': unknown,
    'programme-retired-already': programmeRefusals['programme-retired-already'],
    'programme-begins-in-the-past': programmeRefusals['programme-begins-in-the-past'],
  },
})

/**
 * How many pathways: a number, or hidden. `few` is between one and four, who could be told apart; `derivable` would let such a
 * one be worked out (indicators, part 1).
 */
const count = z.object({ n: z.number().nullable(), hidden: z.enum(['few', 'derivable']).nullable() })
export type CountView = z.output<typeof count>

const moved = z.object({ of: count, medianMinutes: z.number().nullable() })
const triedStep = z.object({
  stepId: z.string(),
  title: bilingual,
  in: z.enum(['both', 'only-old', 'only-new']),
  /** Called for by both versions, by one of them, by none: together all pathways. */
  both: count,
  onlyOld: count,
  onlyNew: count,
  neither: count,
  /** Of those in both, whose deadline moved, and the middle of how far. */
  earlier: moved,
  later: moved,
  gained: count,
  lost: count,
  /** Done, withdrawn or still open where it was otherwise. */
  endedOtherwise: count,
  /** Who has it by the programme, and how many would have had another unit. */
  whoOld: bilingual.nullable(),
  whoNew: bilingual.nullable(),
  otherUnit: count,
})
export type TriedStepView = z.output<typeof triedStep>

export const programmeTrialView = z.object({
  trialId: id,
  code: z.string(),
  oldVersion: z.number(),
  /** Null when a draft is tried. */
  newVersion: z.number().nullable(),
  status: z.enum(['running', 'finished', 'stopped-at-limit']),
  progress: z.object({ done: z.number(), of: z.number() }),
  /** Recorded pathways that were compared: those of fewer than five say nothing. */
  pathways: count,
  /** Would not have begun. */
  notStarted: count,
  different: count,
  steps: z.array(triedStep),
  beganAt: at,
})
export type ProgrammeTrialView = z.output<typeof programmeTrialView>

export const beginProgrammeTrialRoute = route({
  name: 'begin-programme-trial',
  method: 'POST',
  path: '/api/v1/programme-trials',
  purpose: 'steering',
  summary: 'Begins to try a draft or a version against recorded pathways: what would have been different',
  for: staff,
  body: z.strictObject({
    code,
    oldVersion: z.number().int().min(1),
    with: z.union([z.strictObject({ draftId: id }), z.strictObject({ version: z.number().int().min(1) })]),
  }),
  answer: programmeTrialView,
  refusals: {
    'programme-only-secretariat': onlySecretariat,
    'programme-unknown': unknown,
    'programme-draft-unknown': programmeRefusals['programme-draft-unknown'],
    'programme-has-faults': programmeRefusals['programme-has-faults'],
  },
})

export const getProgrammeTrialRoute = route({
  name: 'get-programme-trial',
  method: 'GET',
  path: '/api/v1/programme-trials/:trialId',
  purpose: 'steering',
  summary: 'How far a trial has come, and what would have been different: numbers only',
  for: staff,
  params: z.object({ trialId: id }),
  answer: programmeTrialView,
  refusals: {
    'programme-only-secretariat': onlySecretariat,
    'programme-trial-unknown': programmeRefusals['programme-trial-unknown'],
  },
})

/** One time a step was called for. */
const occurrenceView = z.object({
  occurrence: z.number(),
  state: z.enum(['open', 'done', 'withdrawn']),
  calledForAt: at,
  dueAt: at.nullable(),
  warnAt: at.nullable(),
  endedAt: at.nullable(),
  /** Why it was withdrawn, in words. */
  reason: bilingual.nullable(),
  responsible: unit.nullable(),
  offeredTo: unit.nullable(),
  reasons: z.array(reasonView),
})
export type OccurrenceView = z.output<typeof occurrenceView>

export const runningProgrammeView = z.object({
  pathwayId: id,
  /** What it is about: a stay, or a rehabilitation plan. */
  subjectId: id,
  status: z.enum(['running', 'ended', 'stopped']),
  stoppedBy: bilingual.nullable(),
  startedAt: at,
  page: programmePageView,
  steps: z.array(
    z.object({
      stepId: z.string(),
      /** `waiting` has not been called for and may come; `withdrawn` fell away. */
      state: z.enum(['waiting', 'open', 'done', 'withdrawn']),
      reason: bilingual.nullable(),
      occurrences: z.array(occurrenceView),
    }),
  ),
})
export type RunningProgrammeView = z.output<typeof runningProgrammeView>

export const getPathwayRoute = route({
  name: 'get-pathway',
  method: 'GET',
  path: '/api/v1/citizens/:citizenId/pathways/:pathwayId',
  purpose: 'treatment',
  summary: 'A pathway against its programme: each step, when it was called for, who got it, and why it ended',
  for: everyone,
  params: z.object({ citizenId: id, pathwayId: id }),
  answer: ofKind('PLAN', runningProgrammeView),
  refusals: { ...accessRefusals, 'pathway-unknown': programmeRefusals['pathway-unknown'] },
})
