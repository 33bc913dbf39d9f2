import './condition.css'
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react'
import { IconButton } from './button.tsx'
import { State, type Tone } from './state.tsx'
import { useText } from './text.tsx'
import { pieceTexts } from './texts.ts'

const shownFor = 8_000

interface Shown {
  readonly id: number
  readonly tone: Tone
  readonly words: string
}

type Tell = (words: string, tone?: Tone) => void

const ToastContext = createContext<Tell>(() => undefined)

/** Says shortly that something happened: `const tell = useToast(); tell('Opgaven er modtaget')`. Errors stay until closed. */
export function useToast(): Tell {
  return useContext(ToastContext)
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useText()
  const [toasts, setToasts] = useState<readonly Shown[]>([])
  const last = useRef(0)
  const close = useCallback((id: number) => setToasts((all) => all.filter((each) => each.id !== id)), [])
  const tell = useMemo<Tell>(
    () =>
      (words, tone = 'success') => {
        last.current += 1
        const id = last.current
        setToasts((all) => [...all.slice(-2), { id, tone, words }])
        if (tone !== 'danger') setTimeout(() => close(id), shownFor)
      },
    [close],
  )
  return (
    <ToastContext value={tell}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {toasts.map((toast) => (
          <div className="toast" key={toast.id} data-tone={toast.tone}>
            <State tone={toast.tone}>{toast.words}</State>
            <IconButton
              name={`${t(pieceTexts.close)}: ${toast.words}`}
              icon="close"
              small
              onClick={() => close(toast.id)}
            />
          </div>
        ))}
      </div>
    </ToastContext>
  )
}
