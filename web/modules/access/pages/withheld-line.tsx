import './override.css'
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
