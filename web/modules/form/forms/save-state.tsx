import { clockTime } from '../../../ui/danish-time.ts'
import { Icon } from '../../../ui/icon.tsx'
import { State } from '../../../ui/state.tsx'
import { type Text, useLanguage, useText } from '../../../ui/text.tsx'
import { fillTexts } from '../pages/texts.ts'
import type { DraftState } from './draft-keeper.ts'

const words: Readonly<Record<Exclude<DraftState, 'saved'>, Text>> = {
  unsaved: fillTexts.unsaved,
  saving: fillTexts.saving,
  away: fillTexts.away,
  clash: fillTexts.clash,
  refused: fillTexts.refused,
}

/** Whether what is on the screen is kept: "Gemt kl. 09.42". Said aloud only when somebody must know. */
export function SaveState({ state, savedAt }: { state: DraftState; savedAt: string | number | undefined }) {
  const t = useText()
  const language = useLanguage()
  if (state === 'away')
    return (
      <p className="save-state save-state-away" role="status">
        <Icon name="offline" size={16} />
        {t(words.away)}
      </p>
    )
  return (
    <p className="save-state">
      {state === 'saved' ? (
        <State tone="success">
          {savedAt === undefined
            ? t(fillTexts.saved)
            : t(fillTexts.savedAt, { time: clockTime(savedAt, language) })}
        </State>
      ) : (
        <State tone={state === 'refused' ? 'danger' : state === 'clash' ? 'warning' : 'neutral'}>
          {t(words[state])}
        </State>
      )}
    </p>
  )
}
