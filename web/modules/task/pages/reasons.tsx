import type { TaskView } from '../../../../contract/task.ts'
import { Icon, type IconName } from '../../../ui/icon.tsx'
import { useText } from '../../../ui/text.tsx'
import { taskTexts } from './texts.ts'

const icons: Readonly<Record<TaskView['reasons'][number]['kind'], IconName>> = {
  decision: 'handshake',
  clause: 'document',
  law: 'reason',
  default: 'history',
  fact: 'info',
}

export interface ReasonsProps {
  readonly reasons: TaskView['reasons']
  readonly legal?: readonly string[]
}

/** Why it is so, link by link: the decision, the clause, the law, the fact. */
export function Reasons({ reasons, legal = [] }: ReasonsProps) {
  const t = useText()
  if (reasons.length === 0 && legal.length === 0) return <p className="muted">{t(taskTexts.noReasons)}</p>
  return (
    <ol className="reasons">
      {reasons.map((reason) => (
        <li key={`${reason.kind}-${reason.text.da}`}>
          <Icon name={icons[reason.kind]} />
          <span>{t(reason.text)}</span>
        </li>
      ))}
      {legal.length > 0 && (
        <li>
          <Icon name="reason" />
          <span className="muted">
            {t(taskTexts.law)}: {legal.join(', ')}
          </span>
        </li>
      )}
    </ol>
  )
}
