import './bars.css'
import type { ReactNode } from 'react'

/** The one dark bar at the top: product, places to go, and who you are. */
export function AppBar({ product, nav, end }: { product: ReactNode; nav: ReactNode; end: ReactNode }) {
  return (
    <header className="app-bar on-bar">
      <div className="app-bar-inner">
        {product}
        {nav}
        <div className="app-bar-end">{end}</div>
      </div>
    </header>
  )
}

export interface CitizenBarProps {
  readonly name: string
  /** What is going on, beside the name: the pathway and its day. */
  readonly course?: ReactNode
  /** Short facts after each other: number, age, address. */
  readonly facts: readonly ReactNode[]
  /** What must be seen before anything is done. */
  readonly flags: ReactNode
  readonly end?: ReactNode
  /** The sheets of the page, and what must be in sight on each of them. */
  readonly below?: ReactNode
}

/** Whose page it is. It stays at the top where anything can be written, so nobody writes on the wrong person. */
export function CitizenBar({ name, course, facts, flags, end, below }: CitizenBarProps) {
  return (
    <section className="citizen-bar" aria-label={name}>
      <div className="citizen-bar-inner">
        <div className="citizen-bar-who">
          <div className="citizen-bar-name">
            <h1>{name}</h1>
            {course && <span className="citizen-bar-course">{course}</span>}
          </div>
          <ul className="citizen-bar-facts">
            {facts.map((fact, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the facts are a fixed row, never moved about
              <li key={index}>{fact}</li>
            ))}
          </ul>
        </div>
        <div className="citizen-bar-flags">{flags}</div>
        {end && <div className="citizen-bar-end">{end}</div>}
      </div>
      {below && <div className="citizen-bar-below">{below}</div>}
    </section>
  )
}

/** The bar for the thumb: at most four places. Shown on phones only. */
export function BottomBar({ name, children }: { name: string; children: ReactNode }) {
  return (
    <nav className="bottom-bar" aria-label={name}>
      {children}
    </nav>
  )
}
