import { useQuery } from '@tanstack/react-query'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useNow } from '../../../ui/now.ts'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { staysQuery } from '../queries.ts'
import { PhoneLink } from './phone-link.tsx'
import { atServer, responsibleNow } from './responsible-now.ts'
import { parties } from './stay-words.ts'
import { stayTexts } from './texts.ts'

/** Who answers for the treatment now, until when, and where they are reached: on every page of a citizen (pathways 0). */
export function TreatmentResponsibility({ citizenId }: { citizenId: string }) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  const { data, dataUpdatedAt } = useQuery(staysQuery(citizenId))
  const responsible =
    data && responsibleNow(data.responsibility, atServer({ now: data.now, at: dataUpdatedAt }, now))
  if (responsible === undefined) return null
  const { party, place, phone, to } = responsible
  return (
    <p className="citizen-bar-responsible">
      <Icon name="stethoscope" />
      <span>
        <span className="citizen-bar-label">{t(stayTexts.responsibleShort)} </span>
        <b>{place?.name ?? t(parties[party])}</b>
        {to !== null && ` ${t(stayTexts.responsibleUntil, { when: dateAndTime(to, language) })}`}
      </span>
      {phone && <PhoneLink phone={phone} />}
    </p>
  )
}
