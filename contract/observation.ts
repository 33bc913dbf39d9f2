import { z } from 'zod'
import { accessRefusals } from './access.ts'
import { ofKind } from './data-kind.ts'
import { fileAnswer, type RefusalCodes, route } from './route.ts'

const id = z.uuid()
const at = z.iso.datetime()
const bilingual = z.object({ da: z.string(), en: z.string() })

export const observationRefusals = {
  'results-unknown': 'unknown',
  'results-file-unknown': 'unknown',
  /** Only a team of the municipality’s health care measures and tells. */
  'results-not-by-you': 'forbidden',
  /** Only who told them corrects and cancels them. */
  'results-not-yours': 'forbidden',
  'results-cancelled-already': 'conflict',
  'results-changed-meanwhile': 'conflict',
  'results-empty': 'invalid',
  'results-code-unknown': 'invalid',
  'results-code-twice': 'invalid',
  'results-value-wrong': 'invalid',
  'results-value-missing': 'invalid',
  'results-taken-later': 'invalid',
  'results-reason-missing': 'invalid',
  /** The citizen has no doctor here or outside that takes results. */
  'results-no-doctor': 'conflict',
  'results-no-phone': 'conflict',
  /** No rule lets them be sent there, or the citizen has objected: which of the two is not said. */
  'results-may-not-be-told': 'forbidden',
} as const satisfies RefusalCodes

const refusals = { ...observationRefusals, ...accessRefusals }

const value = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('number'),
    value: z.number(),
    comparator: z.enum(['<', '<=', '>', '>=']).optional(),
    unit: z.string().max(40).optional(),
  }),
  z.strictObject({ kind: z.literal('text'), text: z.string().trim().min(1).max(12) }),
])

const resultView = z.object({
  code: z.string(),
  system: z.enum(['npu', 'mcs']),
  /** As people call it; the long name of the code where we have no short one. */
  name: bilingual,
  longName: z.string(),
  takenAt: at.nullable(),
  value: value.nullable(),
  note: z.string().nullable(),
  /** The value of the letter before, where a correction changed it. */
  before: value.nullable(),
  isChanged: z.boolean(),
})

const letterView = z.object({
  id,
  activity: z.enum(['new', 'modified', 'retracted']),
  sentAt: at,
  conclusion: z.string().nullable(),
  signature: z
    .object({ name: z.string(), role: z.string().nullable(), phone: z.string().nullable() })
    .nullable(),
})

const deliveryView = z.object({
  /** `inside`: it was there at once. `another-way`, `closed`: the message desk sent it on, or closed it. */
  state: z.enum(['inside', 'waiting', 'acknowledged', 'failed', 'another-way', 'closed']),
  reason: z.string().nullable(),
})

export const resultReportView = z.object({
  /** The letter that counts. */
  id,
  status: z.enum(['final', 'corrected', 'cancelled']),
  from: z.string(),
  to: z.string(),
  issuedAt: at,
  isSharingRefused: z.boolean(),
  conclusion: z.string().nullable(),
  /** Why it was cancelled. */
  cancelledBecause: z.string().nullable(),
  results: z.array(resultView),
  files: z.array(
    z.object({
      letterId: id,
      index: z.number().int(),
      title: z.string(),
      contentType: z.string().nullable(),
      byteLength: z.number().int().nullable(),
    }),
  ),
  /** Oldest first. */
  letters: z.array(letterView),
  /** Of what was written here. */
  delivery: deliveryView.nullable(),
  actions: z.object({ correct: z.boolean(), cancel: z.boolean() }),
})
export type ResultReportView = z.output<typeof resultReportView>

export const observationsView = ofKind(
  'LAB',
  z.object({
    reports: z.array(resultReportView),
    /** The reader may measure and tell. */
    mayWrite: z.boolean(),
    /** Who is told: the citizen’s doctor. */
    doctor: ofKind('APP', z.object({ unitId: id, name: z.string() }).nullable()),
    withheld: z.boolean(),
  }),
)
export type ObservationsView = z.output<typeof observationsView>

const citizenParams = z.object({ citizenId: id })
const reportParams = z.object({ citizenId: id, reportId: id })

export const listObservationsRoute = route({
  name: 'list-observations',
  method: 'GET',
  path: '/api/v1/citizens/:citizenId/observations',
  purpose: 'treatment',
  summary: 'The results municipal teams have measured, the newest first, with corrections and cancellations',
  for: ['professional', 'citizen'],
  params: citizenParams,
  answer: observationsView,
  refusals,
})

export const viewObservationFileRoute = route({
  name: 'view-observation-file',
  method: 'GET',
  path: '/api/v1/citizens/:citizenId/observations/:reportId/files/:index',
  purpose: 'treatment',
  summary: 'A file that came with results; the look is recorded',
  for: ['professional', 'citizen'],
  params: reportParams.extend({ index: z.coerce.number().int().min(0).max(100) }),
  answersAs: 'file',
  answer: ofKind('LAB', fileAnswer),
  refusals,
})

export const listObservationCodesRoute = route({
  name: 'list-observation-codes',
  method: 'GET',
  path: '/api/v1/observation-codes',
  purpose: 'administration',
  summary: 'What can be measured: code, names, unit and limits',
  for: ['professional', 'citizen'],
  answer: z.object({
    codes: z.array(
      z.object({
        code: z.string(),
        name: bilingual,
        group: z.enum(['vital', 'blood', 'urine']),
        unit: z.string().nullable(),
        min: z.number().nullable(),
        max: z.number().nullable(),
        decimals: z.number().int(),
        choices: z.array(z.string()),
        help: bilingual.nullable(),
      }),
    ),
  }),
  refusals: {},
})

const writtenResult = z.strictObject({
  code: z.string().max(20),
  /** A number, one of the choices, or left out where it could not be had and the note says why. */
  value: z.union([z.number(), z.string().trim().min(1).max(12)]).nullable(),
  comparator: z.enum(['<', '<=', '>', '>=']).optional(),
  takenAt: at,
  note: z.string().trim().max(500).default(''),
})

const written = {
  results: z.array(writtenResult).max(60),
  conclusion: z.string().trim().max(2000).default(''),
  isSharingRefused: z.boolean().default(false),
  /** Of the doctor who ordered the visit, where they are known. */
  doctorInitials: z.string().trim().max(10).default(''),
}

export const writeObservationsRoute = route({
  name: 'write-observations',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/observations',
  purpose: 'treatment',
  summary: 'A municipal team tells the citizen’s doctor what it has measured',
  for: ['professional'],
  params: citizenParams,
  body: z.strictObject(written),
  answer: observationsView,
  refusals,
})

export const correctObservationsRoute = route({
  name: 'correct-observations',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/observations/:reportId/correct',
  purpose: 'treatment',
  summary: 'Tells the results anew; the earlier ones stay visible and no longer count',
  for: ['professional'],
  params: reportParams,
  body: z.strictObject(written),
  answer: observationsView,
  refusals,
})

export const cancelObservationsRoute = route({
  name: 'cancel-observations',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/observations/:reportId/cancel',
  purpose: 'treatment',
  summary: 'Takes results back with a reason: another citizen, another receiver',
  for: ['professional'],
  params: reportParams,
  body: z.strictObject({ reason: z.string().trim().min(3).max(500) }),
  answer: observationsView,
  refusals,
})

export const observationRoutes = [
  listObservationsRoute,
  viewObservationFileRoute,
  listObservationCodesRoute,
  writeObservationsRoute,
  correctObservationsRoute,
  cancelObservationsRoute,
]
