import type { FormSuggestionView } from '../../../../contract/form.ts'
import { age } from '../../../ui/danish-time.ts'
import { useNow } from '../../../ui/now.ts'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { fillTexts } from '../pages/texts.ts'

/** Where something told comes from, and how old it is. */
export function SourceWords({ source }: { source: FormSuggestionView['source'] }) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  const from = t(source.text)
  return (
    <p className="muted small">
      {source.toldAt === null
        ? from
        : t(fillTexts.toldFromAged, { source: from, age: age(source.toldAt, language, now) })}
    </p>
  )
}
