import { useQuery } from '@tanstack/react-query'
import { useLive } from '../../../app/live.ts'
import { useUnitId } from '../../../app/session.ts'
import { Count } from '../../../ui/state.tsx'
import { useText } from '../../../ui/text.tsx'
import { correspondenceCountsQuery } from '../queries.ts'
import { talkTexts } from './texts.ts'

/** How many threads nobody of the unit has read, beside the way to them. Nothing when all are read. */
export function UnreadCount() {
  const t = useText()
  const unitId = useUnitId()
  useLive(`correspondence:${unitId}`)
  const n = useQuery({ ...correspondenceCountsQuery(unitId), retry: false }).data?.unread ?? 0
  return n === 0 ? null : <Count n={n} of={t(talkTexts.unread)} />
}
