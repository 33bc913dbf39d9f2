import type { Bilingual } from '../../../../kernel/bilingual.ts'
import { readBundle } from '../domain/reading/read-bundle.ts'
import { explainUnreadable } from '../domain/unreadable.ts'
import { loadGrading } from '../grading.ts'
import { loadProfileGrading } from '../profile/grading.ts'
import { type JudgedBy, judgeMessage, type Remark } from '../profile/judge-message.ts'
import { loadStandards } from '../profile/standards.ts'
import { noValidators, type ProfileValidators } from '../profile/validators.ts'
import { remarksOnXml } from '../profile/xml-remarks.ts'
import { judgeOlder } from './validate-older.ts'

/** What a file is worth: the answer its sender would get, and why. */
export interface FileVerdict {
  readonly verdict: 'ok' | 'fatal-error'
  /** The edition of the standard, as `content/message/standards.yaml` names it. */
  readonly standard: string | undefined
  /** For a hospital notification one of its 18 codes, for an acknowledgement its answer. */
  readonly code: string | undefined
  /** False when published packages of the standard would have judged more, and are not at hand; an older letter has none. */
  readonly isByProfile: boolean
  readonly issues: readonly Remark[]
}

/** All the rules the program was started with, and the profiles that are at hand. */
export async function judgedBy(validators: ProfileValidators = noValidators): Promise<JudgedBy> {
  const [editions, grading, profileGrading] = await Promise.all([
    loadStandards(),
    loadGrading(),
    loadProfileGrading(),
  ])
  return { editions, grading, profileGrading, validators }
}

/**
 * Judges a file by the rules of its standard, without looking anybody up and without storing anything. Never throws for what
 * the file holds.
 * @param how `sending` is strict; `receiving` lives with what the gradings let pass
 */
export function validateFile(
  bytes: Uint8Array,
  by: JudgedBy,
  how: 'sending' | 'receiving' = 'sending',
): FileVerdict {
  const older = judgeOlder(bytes, by.grading, how)
  if (older !== undefined) return older
  const read = readBundle(bytes, { bytes: 100 * 1024 * 1024, depth: 100 })
  if (!read.ok) {
    const { type, text } = explainUnreadable(read.refusal.code)
    return unreadable(read.refusal.code, type, text)
  }
  const { bundle, xml } = read.value
  const { verdict, edition, judged, isByProfile, remarks } = judgeMessage(
    bundle,
    by,
    how === 'sending' ? 'whenSending' : 'whenReceiving',
  )
  const onXml = xml === undefined ? [] : remarksOnXml(xml, how === 'sending' ? 'error' : 'information')
  return {
    verdict: how === 'sending' && onXml.length > 0 ? 'fatal-error' : verdict,
    standard: edition?.name,
    code: judged.notification?.code ?? judged.acknowledgement?.code,
    isByProfile,
    issues: [...remarks, ...onXml],
  }
}

/** A file that is no message. */
export function unreadable(rule: string, code: string, text: Bilingual): FileVerdict {
  return {
    verdict: 'fatal-error',
    standard: undefined,
    code: undefined,
    isByProfile: false,
    issues: [{ severity: 'fatal', code, expression: '', rule, da: text.da, en: text.en }],
  }
}
