import './overlay.css'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { IconButton } from './button.tsx'
import { useText } from './text.tsx'
import { pieceTexts } from './texts.ts'

interface OverlayProps {
  readonly title: ReactNode
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A question or a form over the page. Focus stays inside and goes back where it came from; Esc closes. */
export function Dialog(props: OverlayProps) {
  return <Overlay {...props} scrim="scrim scrim-dialog" sheet="dialog" />
}

/** Details from the right edge, 420 px; the whole screen on a phone. */
export function Drawer(props: OverlayProps) {
  return <Overlay {...props} scrim="scrim" sheet="drawer" />
}

function Overlay({
  title,
  isOpen,
  onClose,
  children,
  scrim,
  sheet,
}: OverlayProps & { scrim: string; sheet: string }) {
  const t = useText()
  return (
    <ModalOverlay
      className={scrim}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      isDismissable
    >
      <Modal className={sheet}>
        <AriaDialog className="dialog-inner">
          <div className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton name={t(pieceTexts.close)} icon="close" onClick={onClose} />
          </div>
          <div className="dialog-body">{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

/** The buttons at the end of a dialog. */
export function DialogFoot({ children }: { children: ReactNode }) {
  return <div className="dialog-foot">{children}</div>
}
