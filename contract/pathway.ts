import { z } from 'zod'
import { accessRefusals } from './access.ts'
import { reasonView } from './agreement.ts'
import { ofKind } from './data-kind.ts'
import { route } from './route.ts'

const id = z.uuid()
const at = z.string()
const bilingual = z.object({ da: z.string(), en: z.string() })
const unit = z.object({ id, name: z.string() })

/** One step of a running pathway. */
export const stepView = z.object({
  stepId: z.string(),
  title: bilingual,
  /** `waiting` has not been called for; `open` has, and somebody has it. */
  state: z.enum(['waiting', 'open', 'done', 'withdrawn']),
  /** Why it was withdrawn: a code of pathways 0, or one only the engine knows. */
  reason: z.string().nullable(),
  occurrence: z.number().nullable(),
  dueAt: at.nullable(),
  warnAt: at.nullable(),
  /** Who was given it when it was called for; who has it now is for the task to say. */
  calledForAt: unit.nullable(),
  offeredTo: unit.nullable(),
  reasons: z.array(reasonView),
  confidence: z.enum(['certain', 'to-verify']),
})
export type StepView = z.output<typeof stepView>

export const pathwayView = z.object({
  pathwayId: id,
  programme: z.object({ code: z.string(), version: z.number(), name: bilingual }),
  /** The stay it is about. */
  subjectId: id,
  status: z.enum(['running', 'ended', 'stopped']),
  stoppedBy: z.string().nullable(),
  startedAt: at,
  /** The pathway of the stay this one is a readmission after, within 30 days. */
  readmittedFrom: id.nullable(),
  steps: z.array(stepView),
})
export type PathwayView = z.output<typeof pathwayView>

export const listPathwaysRoute = route({
  name: 'list-pathways',
  method: 'GET',
  path: '/api/v1/citizens/:citizenId/pathways',
  purpose: 'treatment',
  summary: 'The citizen’s pathways: programmes, steps with state and deadlines, and why each is whose',
  for: ['professional', 'citizen'],
  params: z.object({ citizenId: id }),
  answer: ofKind('PLAN', z.object({ pathways: z.array(pathwayView) })),
  refusals: accessRefusals,
})
