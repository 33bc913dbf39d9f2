import { Link } from '@tanstack/react-router'
import type { TaskSummaryView } from '../../../../contract/task.ts'
import { paths } from '../../../paths.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useText } from '../../../ui/text.tsx'
import { medicineTexts } from './texts.ts'

/** From a task about medicine to the list, where it is done. */
export function TaskMedicine({ task }: { task: TaskSummaryView }) {
  const t = useText()
  if (!task.serviceCode.startsWith('medicine-')) return null
  return (
    <Link
      to={paths.citizenMedicine}
      params={{ citizenId: task.citizen.id }}
      className={buttonClass(task.status === 'open' ? 'primary' : 'plain')}
    >
      <Icon name="pill" />
      {t(medicineTexts.open)}
    </Link>
  )
}
