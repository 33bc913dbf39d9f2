import { useText } from './text.tsx'
import { pieceTexts } from './texts.ts'

/** The first thing the keyboard meets: past the bar, to the content. */
export function SkipLink() {
  const t = useText()
  return (
    <a className="skip-link" href="#main">
      {t(pieceTexts.skipToMain)}
    </a>
  )
}
