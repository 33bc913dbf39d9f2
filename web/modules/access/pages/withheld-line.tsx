import './override.css'
import { Refused } from '../../../app/api.ts'
import { textOfFault } from '../../../app/fault-text.ts'
import { ErrorState } from '../../../ui/condition.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useText } from '../../../ui/text.tsx'
import { overrideTexts } from './override-texts.ts'

/** One calm line where a part of the page is not shown; it never says what. */
export function WithheldLine() {
  const t = useText()
  return (
    <p className="withheld-line">
      <Icon name="shield" size={16} />
      {t(overrideTexts.withheld)}
    </p>
  )
}

export interface PartFaultProps {
  readonly fault: Error
  readonly onRetry: () => void
}

/** A part of a page that did not come: where the rules said no, one calm line; else what went wrong, and a way to try again. */
export function PartFault({ fault, onRetry }: PartFaultProps) {
  const t = useText()
  if (fault instanceof Refused && fault.status === 403) return <WithheldLine />
  return <ErrorState onRetry={onRetry}>{t(textOfFault(fault))}</ErrorState>
}
