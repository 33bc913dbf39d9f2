import './overlay.css'
import type { ReactNode } from 'react'
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { Icon } from './icon.tsx'
import { useText } from './text.tsx'
import { pieceTexts } from './texts.ts'

/** A question mark that explains the thing it stands beside. */
export function Help({ about, children }: { about: string; children: ReactNode }) {
  const t = useText()
  const name = t(pieceTexts.help, { about })
  return (
    <DialogTrigger>
      <AriaButton className="help-button no-print" aria-label={name}>
        <Icon name="help" />
      </AriaButton>
      <Popover className="popover">
        <Dialog className="popover-text" aria-label={name}>
          {children}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
