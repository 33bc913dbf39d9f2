import fc from 'fast-check'
import type { MessageId, OrganisationId, PersonId } from '../../../../kernel/ids.ts'
import { epoch, type Instant, instant } from '../../../../kernel/instant.ts'
import type { By, ThreadEvent } from './event.ts'
import type { Attachment, EarlierSending, Letter, LetterId, Side, TextSegment } from './letter.ts'

export const ward: Side = { unitId: 'ward' as OrganisationId, name: 'Medicinsk afsnit', sor: '1', gln: '11' }
export const nursing: Side = {
  unitId: 'nursing' as OrganisationId,
  name: 'Hjemmesygeplejen',
  sor: '2',
  gln: '22',
}
export const partner: Side = { unitId: null, name: 'Aalborg Kommune', sor: '3', gln: '33' }

const day = epoch('2026-06-01T08:00:00.000Z' as Instant)

/** Minutes after eight on the first of June. */
export function at(minute: number): Instant {
  return instant(day + minute * 60_000)
}

export const nurse: By = {
  personId: 'nurse' as PersonId,
  name: 'Else Hjemmesygeplejerske',
  unitId: 'nursing' as OrganisationId,
}

export function text(id: string, minute: number, from: Side): TextSegment {
  const { unitId: _, ...assigner } = from
  return {
    id,
    author: { name: `Skriver hos ${from.name}` },
    assigner,
    sentAt: at(minute),
    text: `Tekst ${id}`,
  }
}

export function file(id: string, minute: number, isWithContent = true): Attachment {
  const content = { in: 'letter', messageId: 'm' as MessageId, index: 0, byteLength: 7 } as const
  return {
    id,
    title: id,
    sentAt: at(minute),
    ...(isWithContent && { contentType: 'application/pdf', file: content }),
  }
}

/** A letter of a few words. What it carries of the letters before is told by `carries`. */
export function letter(
  name: string,
  minute: number,
  told: Partial<Letter> & { readonly carries?: readonly Letter[] } = {},
): Letter {
  const { carries = [], from = ward, ...more } = told
  const own = text(`text-${name}`, minute, from)
  return {
    letterId: `id-${name}` as LetterId,
    sentAs: name,
    direction: from.unitId === null ? 'in' : 'inside',
    activity: 'new',
    category: 'nursing',
    kind: 'REC',
    from,
    to: from === nursing ? ward : nursing,
    sentAt: at(minute),
    receivedAt: at(minute),
    segments: [...carries.flatMap(({ segments }) => segments), own],
    attachments: [],
    added: [own.id],
    history: carries.map(sendingOf),
    ...more,
  }
}

export function sendingOf({ sentAs, sentAt, activity, from, added, follows }: Letter): EarlierSending {
  const { unitId: _, ...by } = from
  return { sentAs, sentAt, activity, by, added, ...(follows !== undefined && { follows }) }
}

export function kept(one: Letter): ThreadEvent {
  return { type: 'letter-kept', at: one.receivedAt, letter: one }
}

/** A thread of up to eight letters, each an answer to one before it: in a row, in parallel, at equal times, some told of by others only. */
export const threads: fc.Arbitrary<readonly Letter[]> = fc
  .array(
    fc.record({
      after: fc.nat({ max: 7 }),
      minutes: fc.nat({ max: 3 }),
      from: fc.constantFrom(ward, nursing, partner),
      carries: fc.boolean(),
      hasFile: fc.boolean(),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((told) => {
    const letters: Letter[] = []
    let minute = 0
    for (const [index, { after, minutes, from, carries, hasFile }] of told.entries()) {
      const answered = letters[after % Math.max(1, letters.length)]
      minute += minutes
      const name = `l${index}`
      const own = hasFile ? [file(`file-${name}`, minute)] : []
      const one = letter(name, minute, {
        from,
        carries: carries ? [...letters] : [],
        ...(answered !== undefined && { activity: 'reply', follows: answered.sentAs }),
      })
      const again = carries
        ? letters.flatMap((earlier) =>
            earlier.attachments.map(({ id, sentAt, title }) => ({ id, sentAt, title })),
          )
        : []
      letters.push({
        ...one,
        attachments: [...again, ...own],
        added: [...one.added, ...own.map(({ id }) => id)],
      })
    }
    return letters
  })
