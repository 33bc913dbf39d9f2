import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { paths } from '../../../paths.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { citizenCorrespondenceQuery } from '../queries.ts'
import { myTalkTexts } from './texts.ts'

/** The way to them from the citizen's own page; nothing while nobody has written. */
export function MyCorrespondenceCard({ citizenId }: { citizenId: string }) {
  const t = useText()
  const language = useLanguage()
  const threads = useQuery({ ...citizenCorrespondenceQuery(citizenId), retry: false }).data?.threads ?? []
  const [newest] = threads
  if (newest === undefined) return null
  const { latest } = newest
  return (
    <Card title={t(myTalkTexts.title)} icon="talk">
      <p>
        {t(myTalkTexts.latest, {
          when: dateAndTime(latest.sentAt, language),
          from: latest.from.name,
          to: latest.to.name,
        })}
      </p>
      <Link to={paths.myCorrespondence} className={buttonClass('plain')}>
        {t(myTalkTexts.all)}
      </Link>
    </Card>
  )
}
