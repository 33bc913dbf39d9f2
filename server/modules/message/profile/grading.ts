import { z } from 'zod'
import { readContentFolder, understand } from '../../../platform/content-file.ts'
import type { Finding } from '../validator/index.ts'

const line = z.strictObject({
  rule: z.string().min(1).optional(),
  key: z.string().min(1).optional(),
  standard: z.string().min(1).optional(),
  grade: z.enum(['block', 'log', 'follow']),
  reason: z.string().min(1),
})
const gradingShape = z.strictObject({ source: z.string().min(1), findings: z.array(line) })

/** How findings of the profiles are judged when a letter comes in: the first line that fits decides. */
export type ProfileGrading = readonly z.output<typeof line>[]

let loaded: Promise<ProfileGrading> | undefined

/** The grading in `content/message/profile-grading.yaml`. Throws ContentError with the line of every fault. */
export function loadProfileGrading(): Promise<ProfileGrading> {
  loaded ??= readProfileGrading()
  return loaded
}

async function readProfileGrading(): Promise<ProfileGrading> {
  const files = await readContentFolder('message')
  const file = files.find(({ name }) => name.endsWith('/profile-grading.yaml'))
  if (file === undefined) throw new Error('content/message/profile-grading.yaml is missing')
  return understand(file, gradingShape).value.findings
}

export interface GradedFindings {
  readonly blocking: readonly Finding[]
  readonly logged: readonly Finding[]
}

/**
 * Splits findings into those that stop a letter and the rest. A finding that only says that something elsewhere breaks its
 * profile (a reference to it, a rule that asks whether it conforms) is graded `follow`: it is worth what that breach is worth.
 */
export function gradeFindings(
  findings: readonly Finding[],
  grading: ProfileGrading,
  standard: string,
): GradedFindings {
  const gradeOf = (finding: Finding) =>
    isError(finding) ? (grading.find((line) => fits(line, finding, standard))?.grade ?? 'block') : 'log'
  const graded = findings.map((finding) => ({ finding, grade: gradeOf(finding) }))
  const isAnyBlocking = graded.some(({ grade }) => grade === 'block')
  const isAnyExcused = graded.some(({ finding, grade }) => grade === 'log' && isError(finding))
  const stops = (grade: string): boolean =>
    grade === 'block' || (grade === 'follow' && (isAnyBlocking || !isAnyExcused))
  return {
    blocking: graded.filter(({ grade }) => stops(grade)).map(({ finding }) => finding),
    logged: graded.filter(({ grade }) => !stops(grade)).map(({ finding }) => finding),
  }
}

export function isError({ severity }: Finding): boolean {
  return severity === 'error' || severity === 'fatal'
}

function fits({ rule, key, standard }: ProfileGrading[number], finding: Finding, edition: string): boolean {
  return (
    (rule === undefined || rule === finding.rule) &&
    (key === undefined || key === finding.key) &&
    (standard === undefined || standard === edition)
  )
}
