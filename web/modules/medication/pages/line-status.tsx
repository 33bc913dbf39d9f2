import type { MedicineRowView } from '../../../../contract/medication.ts'
import { calendarDate } from '../../../ui/danish-time.ts'
import { Icon, type IconName } from '../../../ui/icon.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { statusTexts, statusTones } from './medicine-words.ts'
import { medicineTexts } from './texts.ts'

const icons: Readonly<Record<MedicineRowView['status'], IconName>> = {
  unchanged: 'equal',
  'dose-changed': 'change',
  new: 'plus',
  stopped: 'ban',
  paused: 'pause',
  unclear: 'question',
}

export interface LineStatusProps {
  readonly status: MedicineRowView['status']
  readonly pausedUntil?: string | null
}

/** What is decided of a medicine: icon and word in the colour of its state. */
export function LineStatus({ status, pausedUntil = null }: LineStatusProps) {
  const t = useText()
  const language = useLanguage()
  return (
    <span className="state line-status" data-tone={statusTones[status]}>
      <Icon name={icons[status]} size={16} />
      {status === 'paused' && pausedUntil !== null
        ? t(medicineTexts.pausedUntil, { date: calendarDate(pausedUntil, language) })
        : t(statusTexts[status])}
    </span>
  )
}
