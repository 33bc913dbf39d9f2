import './combo-box.css'
import './fields.css'
import './overlay.css'
import { useState } from 'react'
import {
  ComboBox as AriaComboBox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components'
import { Icon } from './icon.tsx'
import { ReactAriaLocale } from './react-aria-locale.tsx'
import { useText } from './text.tsx'
import { pieceTexts } from './texts.ts'

export interface ComboBoxChoice {
  readonly id: string
  readonly label: string
  readonly detail?: string | undefined
}

export interface ComboBoxProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  /** What is written in the field. */
  readonly text: string
  readonly onText: (text: string) => void
  /** What fits the text, the best first; whoever uses the field does the search. */
  readonly choices: readonly ComboBoxChoice[]
  readonly onChoose: (id: string) => void
  /** Said in the list when nothing fits; left out while that is not known, which the list then says. */
  readonly nothing: string | undefined
}

/** A field to search and choose in: typing asks, arrows move, Enter chooses, Esc closes the list. */
export function ComboBox({ label, hint, error, text, onText, choices, onChoose, nothing }: ComboBoxProps) {
  const t = useText()
  const [chosen, setChosen] = useState<string>()
  // The words of a choice put into the field are no search: the list does not open over the form again.
  const isChosen = chosen !== undefined && chosen === text
  return (
    <ReactAriaLocale>
      <AriaComboBox
        className="field"
        items={isChosen ? [] : choices}
        inputValue={text}
        onInputChange={onText}
        value={null}
        onChange={(id) => {
          if (id === null) return
          setChosen(choices.find((choice) => choice.id === id)?.label)
          onChoose(String(id))
        }}
        // What fits is known by who searches, and a half-written word is not wiped when the field is left.
        defaultFilter={() => true}
        allowsCustomValue
        // The list is open while the answer is on its way: what is pasted in one go is answered too.
        allowsEmptyCollection={!isChosen}
        menuTrigger="input"
        isInvalid={error !== undefined}
        isRequired
        validationBehavior="aria"
      >
        <Label className="field-label">{label}</Label>
        {hint && (
          <Text slot="description" className="field-hint">
            {hint}
          </Text>
        )}
        <FieldError className="field-error">
          <Icon name="warning" size={16} />
          {error}
        </FieldError>
        <Input className="input" autoComplete="off" />
        <Popover className="popover combo-box-list">
          <ListBox<ComboBoxChoice>
            className="menu"
            renderEmptyState={() => <p className="combo-box-nothing">{nothing ?? t(pieceTexts.searching)}</p>}
          >
            {(choice) => (
              <ListBoxItem className="combo-box-choice" id={choice.id} textValue={choice.label}>
                <span>{choice.label}</span>
                {choice.detail && <span className="muted small">{choice.detail}</span>}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </AriaComboBox>
    </ReactAriaLocale>
  )
}
