import './tabs.css'
import type { ReactNode } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components'
import { Count } from './state.tsx'

export interface TabOf {
  readonly id: string
  readonly label: string
  readonly count?: number
  readonly panel: ReactNode
}

/** Sheets behind each other; arrows move between them. */
export function Tabs({ name, tabs }: { name: string; tabs: readonly TabOf[] }) {
  return (
    <AriaTabs>
      <TabList aria-label={name} className="tabs-list">
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className="tab">
            {tab.label}
            {tab.count !== undefined && <Count n={tab.count} />}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="tab-panel">
          {tab.panel}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
