import { z } from 'zod'
import { ContentError, readContentFolder, understand } from '../../platform/content-file.ts'
import { checkGrading, type Grading } from './domain/grading.ts'

const severity = z.enum(['block', 'log'])
const gradingShape = z.strictObject({
  source: z.string().min(1),
  rules: z.record(
    z.string(),
    z.strictObject({ whenReceiving: severity, whenSending: severity, reason: z.string().min(1) }),
  ),
})

let loaded: Promise<Grading> | undefined

/** The grading in `content/message/grading.yaml`. Throws ContentError with the line of every fault. */
export function loadGrading(): Promise<Grading> {
  loaded ??= readGrading()
  return loaded
}

async function readGrading(): Promise<Grading> {
  const files = await readContentFolder('message')
  const file = files.find(({ name }) => name.endsWith('/grading.yaml'))
  if (file === undefined) throw new Error('content/message/grading.yaml is missing')
  return understandGrading(file)
}

/** Reads a grading file: every rule graded, none that does not exist, and nothing essential let through. */
export function understandGrading(file: { name: string; text: string }): Grading {
  const { value, lineOf } = understand(file, gradingShape)
  const faults = checkGrading(value.rules)
  if (faults.length > 0)
    throw new ContentError(
      faults.map(({ rule, fault, text }) => ({
        file: file.name,
        line: lineOf(['rules', rule]),
        rule: fault,
        text: `${rule} ${text}`,
      })),
    )
  return value.rules as Grading
}
