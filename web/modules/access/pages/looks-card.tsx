import { useInfiniteQuery } from '@tanstack/react-query'
import type { AccessRecordView } from '../../../../contract/access.ts'
import { textOfFault } from '../../../app/refusal-texts.ts'
import { functionText } from '../../../app/roles.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { ErrorState, Skeleton } from '../../../ui/condition.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { myAccessRecordsQuery } from '../queries.ts'
import { groupLooks, type Look } from './group-looks.ts'
import { dataKindTexts, lookTexts } from './texts.ts'

/** Who has looked at the citizen's own data, at what, and by what right. */
export function LooksCard({ citizenId }: { citizenId: string }) {
  const t = useText()
  const looks = useInfiniteQuery(myAccessRecordsQuery(citizenId))
  const records = looks.data?.pages.flat() ?? []
  return (
    <Card title={t(lookTexts.title)} icon="shield">
      <p className="muted">{t(lookTexts.intro)}</p>
      {looks.isPending && <Skeleton rows={3} />}
      {looks.isError && (
        <ErrorState onRetry={() => void looks.refetch()}>{t(textOfFault(looks.error))}</ErrorState>
      )}
      {looks.data && records.length === 0 && <p>{t(lookTexts.empty)}</p>}
      <ul className="my-list">
        {groupLooks(records).map((look) => (
          <LookRow key={look.record.id} look={look} />
        ))}
      </ul>
      {looks.hasNextPage && (
        <Button busy={looks.isFetchingNextPage} onClick={() => void looks.fetchNextPage()}>
          {t(lookTexts.showMore)}
        </Button>
      )}
    </Card>
  )
}

function LookRow({ look: { record, kinds } }: { look: Look }) {
  const t = useText()
  const language = useLanguage()
  return (
    <li>
      <p>
        <b>{whoWords(t, record)}</b>:{' '}
        {kinds.map((kind) => t(dataKindTexts[kind]).toLocaleLowerCase(language)).join(', ')}
      </p>
      {record.outcome === 'denied' && <State tone="danger">{t(lookTexts.denied)}</State>}
      <p className="muted small">
        {dateAndTime(record.at, language)}. {t(record.why)}
        {record.law && ` (${record.law})`}
      </p>
    </li>
  )
}

function whoWords(t: ReturnType<typeof useText>, { who }: AccessRecordView): string {
  if (who.kind === 'citizen') return t(lookTexts.you)
  if (who.kind === 'system') return t(lookTexts.program)
  const work = who.function === null ? undefined : functionText(who.function)
  return [work && t(work), who.unitName].filter(Boolean).join(', ')
}
