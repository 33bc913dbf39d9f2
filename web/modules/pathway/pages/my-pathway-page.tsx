import { useRecordPrints } from '../../access/record-prints.ts'
import './my-pathway.css'
import '../../../app/frame.css'
import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { StaysView } from '../../../../contract/stay.ts'
import { textOfFault } from '../../../app/fault-text.ts'
import { useLive } from '../../../app/live.ts'
import { usePageTitle } from '../../../app/page.tsx'
import { useSession } from '../../../app/session.ts'
import { paths } from '../../../paths.ts'
import { Card } from '../../../ui/card.tsx'
import { ErrorState, Skeleton } from '../../../ui/condition.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { FollowedCard } from '../../access/pages/followed-card.tsx'
import { LooksCard } from '../../access/pages/looks-card.tsx'
import { NoticesCard } from '../../access/pages/notices-card.tsx'
import { StoryCard } from '../../citizen/pages/story-card.tsx'
import { meQuery } from '../../citizen/queries.ts'
import { MyCorrespondenceCard } from '../../correspondence/pages/my-correspondence-card.tsx'
import { MyDocumentsCard, MyQuestions } from '../../form/pages/my-documents.tsx'
import { MyMedicineCard } from '../../medication/pages/my-medicine-card.tsx'
import { MyObservationsCard } from '../../observation/pages/my-observations-card.tsx'
import { MyRehabCard } from '../../rehab/pages/my-rehab-card.tsx'
import { currentStay, isInForce } from '../../stay/pages/stay-words.ts'
import { staysQuery } from '../../stay/queries.ts'
import { citizenTasksQuery } from '../../task/queries.ts'
import { planQuery } from '../plan-queries.ts'
import { Next, nextOf, WhoDoesWhat } from './course.tsx'
import { MyPlan } from './plan-mine.tsx'
import { myTexts } from './texts.ts'

/** The citizen's own page: what happens next and who has it, whom to phone, the story, and who has looked. */
export function MyPathwayPage() {
  const { citizenId } = useSession()
  return citizenId === null ? <Navigate to={paths.home} replace /> : <MyPathway citizenId={citizenId} />
}

function MyPathway({ citizenId }: { citizenId: string }) {
  const t = useText()
  const session = useSession()
  usePageTitle(t(myTexts.title))
  useLive(`citizen:${citizenId}`)
  useRecordPrints(citizenId, 'my-pathway')
  const tasks = useQuery(citizenTasksQuery(citizenId))
  const stays = useQuery(staysQuery(citizenId))
  const open = tasks.data?.filter(({ status }) => status === 'open') ?? []
  const done = tasks.data?.filter(({ status }) => status === 'completed') ?? []
  const plan = useQuery(planQuery(citizenId)).data
  return (
    <main id="main" tabIndex={-1} className="page my-page">
      <h1>{t(myTexts.hello, { name: session.person.name.split(' ')[0] ?? '' })}</h1>
      <NoticesCard citizenId={citizenId} />
      {tasks.isPending && <Skeleton rows={5} />}
      {tasks.isError && (
        <ErrorState onRetry={() => void tasks.refetch()}>{t(textOfFault(tasks.error))}</ErrorState>
      )}
      <MyQuestions citizenId={citizenId} />
      {tasks.data && <Next task={nextOf(open)} plan={plan} />}
      <div className="my-columns">
        {tasks.data && <WhoDoesWhat open={open} done={done} plan={plan} />}
        <div className="stack">
          <MyPlan citizenId={citizenId} />
          <MyRehabCard citizenId={citizenId} />
          <MyObservationsCard citizenId={citizenId} />
          <MyMedicineCard />
          <Phones citizenId={citizenId} stays={stays.data} />
        </div>
      </div>
      <MyDocumentsCard citizenId={citizenId} />
      <MyCorrespondenceCard citizenId={citizenId} />
      <FollowedCard citizenId={citizenId} />
      <StoryCard citizenId={citizenId} isMine />
      <LooksCard citizenId={citizenId} />
    </main>
  )
}

/** The numbers that answer: the ward while it has the responsibility, the own doctor, and 112. */
function Phones({ citizenId, stays }: { citizenId: string; stays: StaysView | undefined }) {
  const t = useText()
  const language = useLanguage()
  const practice = useQuery(meQuery(citizenId)).data?.practice
  const stay = currentStay(stays?.stays ?? [])
  const window = stay?.window && isInForce(stay.window) ? stay.window : undefined
  return (
    <Card title={t(myTexts.phones)} icon="phone">
      {stay?.status === 'admitted' && stay.place && <p>{t(myTexts.stayNow, { ward: stay.place.name })}</p>}
      <ul className="my-list">
        {window?.phone && (
          <PhoneRow name={window.ward.name} phone={window.phone}>
            {t(myTexts.ward, { when: dateAndTime(window.until, language) })}
          </PhoneRow>
        )}
        {practice?.phone && (
          <PhoneRow name={practice.name} phone={practice.phone}>
            {t(myTexts.ownDoctor)}
          </PhoneRow>
        )}
        <PhoneRow name={t(myTexts.emergency)} phone="112" />
      </ul>
    </Card>
  )
}

function PhoneRow({ name, phone, children }: { name: string; phone: string; children?: ReactNode }) {
  return (
    <li>
      <p className="strong">{name}</p>
      {children && <p className="muted">{children}</p>}
      <a className="my-phone" href={`tel:${phone.replaceAll(' ', '')}`}>
        <Icon name="phone" />
        {phone}
      </a>
    </li>
  )
}
