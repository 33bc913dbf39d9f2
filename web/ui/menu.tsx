import './overlay.css'
import './button.css'
import { type ReactNode, useEffect, useState } from 'react'
import {
  Button as AriaButton,
  Menu as AriaMenu,
  Header,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
} from 'react-aria-components'
import { Icon, type IconName } from './icon.tsx'

export interface MenuChoice {
  readonly id: string
  readonly label: string
  readonly detail?: string | undefined
  readonly icon?: IconName
  readonly disabled?: boolean
  readonly onChoose: () => void
}

export interface MenuGroup {
  readonly heading?: string
  readonly choices: readonly MenuChoice[]
}

export interface MenuProps {
  /** The full name of the button, with the row it belongs to. */
  readonly name: string
  /** What is seen on the button and names it; the three dots when nothing is given. */
  readonly button?: ReactNode
  readonly buttonClassName?: string
  /** Open from the start, for a menu that is fetched when its button is pressed. */
  readonly isOpenFirst?: boolean
  readonly groups: readonly MenuGroup[]
}

/** A button that opens a list of choices; arrows move, Enter chooses, Esc closes. */
export function Menu({ name, button, buttonClassName, isOpenFirst = false, groups }: MenuProps) {
  const [isOpen, setOpen] = useState(false)
  // The button has the focus before the menu opens, so that the focus has somewhere to go back to.
  useEffect(() => {
    if (!isOpenFirst) return
    const frame = requestAnimationFrame(() => setOpen(true))
    return () => cancelAnimationFrame(frame)
  }, [isOpenFirst])
  const choices = groups.flatMap((group) => group.choices)
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <AriaButton
        autoFocus={isOpenFirst}
        className={buttonClassName ?? 'button button-quiet button-icon'}
        {...(button === undefined && { 'aria-label': name })}
      >
        {button ?? <Icon name="more" size={24} />}
      </AriaButton>
      <Popover className="popover" placement="bottom end">
        <AriaMenu
          className="menu"
          aria-label={name}
          disabledKeys={choices.filter((choice) => choice.disabled).map((choice) => choice.id)}
          onAction={(id) => choices.find((choice) => choice.id === id)?.onChoose()}
        >
          {groups.map((group, index) => (
            <MenuSection key={group.heading ?? index} aria-label={group.heading ?? name}>
              {group.heading && <Header className="menu-heading">{group.heading}</Header>}
              {group.choices.map((choice) => (
                <MenuItem className="menu-item" key={choice.id} id={choice.id} textValue={choice.label}>
                  {choice.icon ? <Icon name={choice.icon} /> : <span />}
                  <span>{choice.label}</span>
                  {choice.detail && <span className="muted">{choice.detail}</span>}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
