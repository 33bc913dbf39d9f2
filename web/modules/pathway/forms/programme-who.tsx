import { Card } from '../../../ui/card.tsx'
import { Checkbox } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { draftTexts } from '../pages/programme-texts.ts'
import { moreDraftTexts } from './more-texts.ts'
import { ConditionAt } from './programme-condition.tsx'
import { BilingualAt, SelectAt, useEditing } from './programme-fields.tsx'
import { ListAt } from './programme-list.tsx'
import type { Path } from './programme-writing.ts'

/** Who takes part and what each holds, and who keeps the threads together. */
export function ProgrammeWho() {
  const t = useText()
  return (
    <Card title={t(moreDraftTexts.who)} icon="people">
      <div className="form">
        <ListAt
          path={['participants']}
          one={t(moreDraftTexts.participant)}
          beginning={{ code: 'GP', holds: { da: '', en: '' } }}
        >
          {(path) => (
            <>
              <ParticipantAt path={[...path, 'code']} label={t(moreDraftTexts.whoTakesPart)} />
              <BilingualAt path={[...path, 'holds']} what={t(moreDraftTexts.holds)} />
            </>
          )}
        </ListAt>
        <h3>{t(moreDraftTexts.coordinator)}</h3>
        <p className="muted">{t(moreDraftTexts.coordinatorHelp)}</p>
        <ListAt path={['coordinator']} one={t(moreDraftTexts.coordinator)} beginning={{ who: 'GP' }}>
          {(path) => <CoordinatorAt path={path} />}
        </ListAt>
      </div>
    </Card>
  )
}

function CoordinatorAt({ path }: { path: Path }) {
  const t = useText()
  const { value, set, isReadOnly } = useEditing()
  const when = [...path, 'when']
  const hasWhen = value(when) !== undefined
  return (
    <>
      <ParticipantAt path={[...path, 'who']} label={t(moreDraftTexts.whoCoordinates)} />
      <Checkbox
        label={t(moreDraftTexts.onlyWhen)}
        checked={hasWhen}
        disabled={isReadOnly}
        onChange={({ target }) => set(when, target.checked ? { fact: 'stay-started' } : undefined)}
      />
      {hasWhen && <ConditionAt path={when} label={t(draftTexts.exceptionWhen)} />}
    </>
  )
}

function ParticipantAt({ path, label }: { path: Path; label: string }) {
  const t = useText()
  const { words } = useEditing()
  return (
    <SelectAt
      path={path}
      label={label}
      options={words.participants.map((one) => ({ value: one.value, label: t(one.name) }))}
    />
  )
}
