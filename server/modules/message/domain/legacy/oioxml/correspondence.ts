import { correspondencePriorities } from '../codes.ts'
import type { OlderCorrespondence, OlderSender } from '../facts.ts'
import { code, lines, many, mapped, maybe, one, record, text } from './codec.ts'
import {
  address,
  letterHead,
  ordinaryCitizen,
  phone,
  receiver,
  references,
  senderBeginning,
  speciality,
} from './parts.ts'

type Written = Omit<OlderCorrespondence, 'kind' | 'envelope' | 'priority' | 'subject'> & {
  readonly about?: Pick<OlderCorrespondence, 'priority' | 'subject'>
}

const content = record<Written>({
  letter: letterHead(['XD9134L', 'XD9133L'], 'XDIS91'),
  sender: one('Sender', record<OlderSender>({ ...senderBeginning, address, phone, speciality })),
  receiver,
  citizen: ordinaryCitizen,
  about: maybe(
    'AdditionalInformation',
    record<NonNullable<Written['about']>>({
      priority: maybe('Priority', code(correspondencePriorities)),
      subject: maybe('Subject', text(70)),
    }),
  ),
  texts: mapped(many('ClinicalInformation', record<{ text: string }>({ text: one('Text01', lines) }), 10), {
    of: (found) => found.map(({ text: words }) => words),
    back: (texts) => texts.map((words) => ({ text: words })),
  }),
  references,
})

/** XDIS91 (ClinicalEmail). */
export const correspondence = {
  read(...args: Parameters<typeof content.read>) {
    const found = content.read(...args)
    if (found === undefined) return undefined
    const { about, ...rest } = found
    return { ...rest, ...about }
  },
  write({ priority, subject, ...rest }: Omit<OlderCorrespondence, 'kind' | 'envelope'>) {
    const about = { ...(priority && { priority }), ...(subject !== undefined && { subject }) }
    return content.write({ ...rest, ...(Object.keys(about).length > 0 && { about }) })
  },
}
