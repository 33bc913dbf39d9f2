import './access.css'
import { useQuery } from '@tanstack/react-query'
import type { RepresentationView } from '../../../../contract/access-will.ts'
import { textOfFault } from '../../../app/fault-text.ts'
import { Card } from '../../../ui/card.tsx'
import { ErrorState, Skeleton } from '../../../ui/condition.tsx'
import { calendarDate } from '../../../ui/danish-time.ts'
import { State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { myRepresentativesQuery } from '../will-queries.ts'
import { dataKindTexts } from './texts.ts'
import { blockStatusTexts, representationTexts, willTexts } from './will-texts.ts'

/** Who acts for the citizen, by what document, and until when. */
export function RepresentativesCard({ citizenId }: { citizenId: string }) {
  const t = useText()
  const all = useQuery(myRepresentativesQuery(citizenId))
  return (
    <Card title={t(willTexts.representatives)} icon="people">
      {all.isPending && <Skeleton rows={2} />}
      {all.isError && <ErrorState onRetry={() => void all.refetch()}>{t(textOfFault(all.error))}</ErrorState>}
      {all.data?.length === 0 && <p>{t(willTexts.noRepresentatives)}</p>}
      <ul className="will-list">
        {all.data?.map((one) => (
          <RepresentationRow key={one.id} one={one} />
        ))}
      </ul>
    </Card>
  )
}

function RepresentationRow({ one }: { one: RepresentationView }) {
  const t = useText()
  const language = useLanguage()
  const { kind, representative, document, dataKinds, doesCoverHealth, from, to, endedAt, status, reviewOn } =
    one
  const [begins, ends] = [from, endedAt ?? to].map((at) => at && calendarDate(at, language)) as [
    string,
    string,
  ]
  const kinds = dataKinds.map((each) => t(dataKindTexts[each]).toLocaleLowerCase(language)).join(', ')
  return (
    <li>
      <div>
        <p className="strong">
          {t(representationTexts[kind])}: {representative.name}
        </p>
        <State tone={status === 'in-force' ? 'info' : 'neutral'}>{t(blockStatusTexts[status])}</State>
        <p>{t(willTexts.sees, { kinds })}</p>
        <p className="muted">
          {t(willTexts.document, { document })}.{' '}
          {ends ? t(willTexts.sinceUntil, { from: begins, to: ends }) : t(willTexts.since, { from: begins })}.{' '}
          {!doesCoverHealth && `${t(willTexts.notHealth)}. `}
          {reviewOn && status !== 'over' && t(willTexts.reviewOn, { day: calendarDate(reviewOn, language) })}
        </p>
      </div>
    </li>
  )
}
