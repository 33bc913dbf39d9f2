import type { Bilingual } from '../../../../kernel/bilingual.ts'
import { judge } from '../domain/judge.ts'
import type { MessageFormat } from '../domain/reading/read-bundle.ts'
import { readBundle } from '../domain/reading/read-bundle.ts'
import { ruleOf } from '../domain/rules.ts'
import { explainUnreadable } from '../domain/unreadable.ts'
import { loadGrading } from '../grading.ts'

/** One thing found in a file, as a person reads it. */
export interface FoundInFile {
  readonly rule: string
  readonly expression: string
  readonly text: Bilingual
  readonly isBlocking: boolean
}

/** What a file is worth: the answer its sender would get, and why. */
export interface FileVerdict {
  /** `unreadable` is turned away without an acknowledgement. */
  readonly verdict: 'ok' | 'fatal-error' | 'unreadable'
  readonly format: MessageFormat | undefined
  readonly standard: string | undefined
  /** For a hospital notification one of its 18 codes. */
  readonly code: string | undefined
  readonly found: readonly FoundInFile[]
}

/**
 * Judges a file by the rules of its standard, without looking anybody up and without storing anything.
 * @param how `receiving` lives with what the grading lets pass; `sending` is strict
 */
export async function validateFile(
  bytes: Uint8Array,
  how: 'receiving' | 'sending' = 'receiving',
): Promise<FileVerdict> {
  const read = readBundle(bytes, { bytes: 100 * 1024 * 1024, depth: 100 })
  if (!read.ok) {
    const { text } = explainUnreadable(read.refusal.code)
    const found = [{ rule: read.refusal.code, expression: '', text, isBlocking: true }]
    return { verdict: 'unreadable', format: undefined, standard: undefined, code: undefined, found }
  }
  const { format, bundle } = read.value
  const judged = judge(bundle, await loadGrading(), how === 'receiving' ? 'whenReceiving' : 'whenSending')
  const found = [...judged.blocking, ...judged.logged].map((issue, index) => {
    const { danish, english } = ruleOf(issue.rule)
    return { ...issue, text: { da: danish, en: english }, isBlocking: index < judged.blocking.length }
  })
  return {
    verdict: judged.blocking.length === 0 ? 'ok' : 'fatal-error',
    format,
    standard: judged.standard,
    code: judged.notification?.code ?? judged.acknowledgement?.code,
    found,
  }
}
