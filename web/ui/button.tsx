import './button.css'
import { type ButtonHTMLAttributes, type ReactNode, type Ref, useId } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type ButtonLook = 'primary' | 'plain' | 'danger' | 'quiet'

export interface ButtonProps
  extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled' | 'className' | 'children'> {
  readonly look?: ButtonLook
  readonly small?: boolean
  readonly icon?: IconName
  /** Why it cannot be pressed now, in words. The button stays in reach of the keyboard and says why. */
  readonly whyNot?: string | undefined
  /** The id of a text nearby that says why it cannot be pressed, when several share one reason. */
  readonly blockedBy?: string
  /** Working on it: pressing again does nothing. */
  readonly busy?: boolean
  readonly children: ReactNode
  readonly ref?: Ref<HTMLButtonElement>
}

export function buttonClass(look: ButtonLook = 'plain', small = false): string {
  return `button button-${look}${small ? ' button-small' : ''}`
}

/** A button says what happens with a verb. One that is not possible is shown with its reason, never hidden. */
export function Button(props: ButtonProps) {
  const { look = 'plain', small = false, icon, whyNot, blockedBy, busy, children, ...rest } = props
  const whyNotId = useId()
  const blocked = whyNot !== undefined || blockedBy !== undefined || busy === true
  const button = (
    <button
      type="button"
      {...rest}
      className={buttonClass(look, small)}
      aria-disabled={blocked || undefined}
      aria-busy={busy || undefined}
      aria-describedby={whyNot === undefined ? (blockedBy ?? rest['aria-describedby']) : whyNotId}
      onClick={blocked ? (event) => event.preventDefault() : rest.onClick}
    >
      {icon && <Icon name={icon} size={small ? 16 : 20} />}
      {children}
    </button>
  )
  if (whyNot === undefined) return button
  return (
    <div>
      {button}
      <p className="button-why-not" id={whyNotId}>
        <Icon name="info" size={16} />
        {whyNot}
      </p>
    </div>
  )
}

export interface IconButtonProps
  extends Omit<
    ButtonHTMLAttributes<HTMLButtonElement>,
    'disabled' | 'className' | 'children' | 'aria-label'
  > {
  /** What it does, and for which row: "Handlinger for Birthe Testesen, Første sårtilsyn". */
  readonly name: string
  readonly icon: IconName
  readonly small?: boolean
  readonly ref?: Ref<HTMLButtonElement>
}

export function IconButton({ name, icon, small = false, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`${buttonClass('quiet', small)} button-icon`}
      aria-label={name}
      title={name}
    >
      <Icon name={icon} size={small ? 20 : 24} />
    </button>
  )
}
