import './frame.css'
import { type ReactNode, useEffect } from 'react'
import { useText } from '../ui/text.tsx'
import { appTexts } from './texts.ts'

/** The name of the page in the tab of the browser. Never the name of a citizen: tabs and histories are read by others. */
export function usePageTitle(title: string): void {
  const t = useText()
  useEffect(() => {
    document.title = `${title} – ${t(appTexts.product)}`
  }, [title, t])
}

export interface PageProps {
  readonly title: string
  /** To the right of the title: what can be done with the whole page, and when it was fetched. */
  readonly aside?: ReactNode
  readonly isNarrow?: boolean
  readonly children: ReactNode
}

/** The sheet every page lies on: one main region, one heading. */
export function Page({ title, aside, isNarrow = false, children }: PageProps) {
  usePageTitle(title)
  return (
    <main id="main" tabIndex={-1} className={isNarrow ? 'page page-narrow' : 'page'}>
      <div className="page-head">
        <h1>{title}</h1>
        {aside}
      </div>
      <div className="stack">{children}</div>
    </main>
  )
}
