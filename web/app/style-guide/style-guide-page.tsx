import './style-guide.css'
import { useState } from 'react'
import { RadioGroup } from '../../ui/fields.tsx'
import { useText } from '../../ui/text.tsx'
import { Page } from '../page.tsx'
import { type Density, showDensity } from '../preference.ts'
import { appTexts } from '../texts.ts'
import { PiecesShown } from './pieces-shown.tsx'
import { guideTexts } from './texts.ts'
import { TokensShown } from './tokens-shown.tsx'

/** The visual language as it is, drawn by the pieces themselves. */
export function StyleGuidePage() {
  const t = useText()
  const [density, setDensity] = useState(() => document.documentElement.dataset.density ?? 'normal')
  return (
    <Page title={t(guideTexts.title)}>
      <p>{t(guideTexts.intro)}</p>
      <RadioGroup
        label={t(guideTexts.density)}
        inRow
        value={density}
        onChange={(chosen) => {
          setDensity(chosen)
          showDensity(chosen as Density)
        }}
        options={[
          { value: 'compact', label: t(appTexts.densityCompact) },
          { value: 'normal', label: t(appTexts.densityNormal) },
          { value: 'large', label: t(appTexts.densityLarge) },
        ]}
      />
      <PiecesShown />
      <TokensShown />
    </Page>
  )
}
