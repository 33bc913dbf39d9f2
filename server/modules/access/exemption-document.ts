import { z } from 'zod'
import { dataKinds } from '../../../kernel/access-words.ts'
import type { OrganisationId } from '../../../kernel/ids.ts'
import { instant } from '../../../kernel/instant.ts'
import { ContentError, type ContentFault, type ContentFile, understand } from '../../platform/content-file.ts'
import { dateShape } from '../../platform/content-shapes.ts'
import { checkExemption } from './domain/check-exemption.ts'
import type { RuleBook } from './domain/rule-book.ts'
import type { Exemption } from './domain/vocabulary.ts'

const text = z.string().trim().min(3)
const moment = z.iso.datetime({ offset: true }).transform((written) => instant(written))

/** Trials as they are written: `content/access/exemptions/*.yaml`. */
const exemptionsShape = z.strictObject({
  exemptions: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/, 'is written N6-EKSEMPEL-1'),
        version: z.int().min(1),
        network: text,
        /** SOR numbers. */
        participants: z.array(z.string().regex(/^\d{11,18}$/, 'is a SOR number in quotes')).min(1),
        waives: z.array(z.string().regex(/^[PDS]\d{2}$/)).min(1),
        conditions: z.array(z.unknown()),
        data: z.array(z.enum(dataKinds)).min(1),
        valid_from: moment,
        valid_to: moment,
        legal_reference: text,
        approved_by: text,
        evaluation_due: dateShape,
      }),
    )
    .min(1),
})

/** Where each part of a trial is written. */
const writtenAs: Readonly<Record<string, string>> = {
  ruleIdsWaived: 'waives',
  replacementConditions: 'conditions',
  dataKinds: 'data',
  to: 'valid_to',
}

/**
 * The trials of a file. Throws ContentError naming the line of everything that is wrong with them: an unknown word or unit, a
 * rule that no trial can waive, a version that was given twice.
 * @param findUnit the unit with a SOR number
 */
export async function understandExemptions(
  file: ContentFile,
  book: RuleBook,
  findUnit: (sor: string) => Promise<OrganisationId | undefined>,
): Promise<Exemption[]> {
  const { value, lineOf } = understand(file, exemptionsShape)
  const faults: ContentFault[] = []
  const note = (path: readonly (string | number)[], rule: string, said: string) =>
    faults.push({ file: file.name, line: lineOf(['exemptions', ...path]), rule, text: said })
  const exemptions: Exemption[] = []
  for (const [index, written] of value.exemptions.entries()) {
    const participants: OrganisationId[] = []
    for (const [place, sor] of written.participants.entries()) {
      const unitId = await findUnit(sor)
      if (unitId === undefined)
        note([index, 'participants', place], 'participant-unknown', `no unit has the SOR number ${sor}`)
      else participants.push(unitId)
    }
    const exemption: Exemption = {
      id: written.id,
      version: written.version,
      network: written.network,
      participants,
      ruleIdsWaived: written.waives,
      replacementConditions: written.conditions,
      dataKinds: written.data,
      from: written.valid_from,
      to: written.valid_to,
      legalReference: written.legal_reference,
      approvedBy: written.approved_by,
      evaluationDue: written.evaluation_due,
    }
    if (exemptions.some(({ id, version }) => id === exemption.id && version === exemption.version))
      note(
        [index, 'version'],
        'version-given-twice',
        `${exemption.id} has version ${exemption.version} twice`,
      )
    for (const { path, rule, text: said } of checkExemption(book, exemption)) {
      const [part = '', ...rest] = path
      note([index, writtenAs[part] ?? part, ...rest], rule, said)
    }
    exemptions.push(exemption)
  }
  if (faults.length > 0) throw new ContentError(faults)
  return exemptions
}
