import type { CSSProperties } from 'react'
import { Card } from '../../ui/card.tsx'
import { Icon, iconNames } from '../../ui/icon.tsx'
import { laneOrder, SectorMark } from '../../ui/sector-mark.tsx'
import { Badge, State, type Tone } from '../../ui/state.tsx'
import { useText } from '../../ui/text.tsx'
import { guideTexts } from './texts.ts'

const colours = [
  'ink',
  'ink-muted',
  'line',
  'line-control',
  'bg',
  'sheet',
  'bar',
  'action',
  'action-hover',
  'action-active',
  'focus',
  ...['hospital', 'praksis', 'kommune', 'akut', 'borger', 'faelles'].flatMap((name) => [
    `sector-${name}`,
    `sector-${name}-tint`,
  ]),
  ...['danger', 'warning', 'success', 'info', 'neutral'].flatMap((name) => [
    `state-${name}`,
    `state-${name}-ground`,
  ]),
  'data-line',
  'data-signal',
  'data-signal-band',
  'data-comparison',
  'data-high',
  'data-low',
  'data-map-1',
  'data-map-2',
  'data-map-3',
  'data-map-4',
  'data-map-5',
]

const spaces = ['s-1', 's-2', 's-3', 's-4', 's-5', 's-6', 's-7', 's-8']
const sizes = ['t-xs', 't-sm', 't-md', 't-lg', 't-xl', 't-2xl']

const states: readonly (readonly [Tone, string])[] = [
  ['danger', 'Overskredet'],
  ['warning', 'Afventer svar'],
  ['success', 'Modtaget'],
  ['info', 'Åben'],
  ['neutral', 'Planlagt'],
]

function swatch(token: string): CSSProperties {
  return { '--swatch': `var(--${token})` } as CSSProperties
}

/** Every token of the visual language, by its name. */
export function TokensShown() {
  const t = useText()
  return (
    <>
      <Card title={t(guideTexts.colours)}>
        <div className="guide-swatches">
          {colours.map((token) => (
            <div className="guide-swatch" key={token} style={swatch(token)}>
              <i />
              <code>--{token}</code>
            </div>
          ))}
        </div>
      </Card>
      <Card title={t(guideTexts.spacing)}>
        {spaces.map((token) => (
          <div className="row" key={token} style={swatch(token)}>
            <code>--{token}</code>
            <i className="guide-space" />
          </div>
        ))}
      </Card>
      <Card title={t(guideTexts.type)}>
        {sizes.map((token) => (
          <p key={token} style={{ font: `500 var(--${token}) var(--font)` }}>
            --{token} Birthe får besøg kl. 14.05, uge 48 · æøå ÆØÅ 0123456789
          </p>
        ))}
      </Card>
      <Card title={t(guideTexts.sectors)}>
        <ul className="row">
          {[...laneOrder, 'faelles' as const].map((sector) => (
            <li key={sector}>
              <SectorMark sector={sector} />
            </li>
          ))}
        </ul>
      </Card>
      <Card title={t(guideTexts.states)}>
        <ul className="row">
          {states.map(([tone, word]) => (
            <li key={tone} className="row">
              <State tone={tone}>{word}</State>
              <Badge tone={tone}>{word}</Badge>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={t(guideTexts.icons)}>
        <ul className="row">
          {iconNames.map((name) => (
            <li key={name} className="row small">
              <Icon name={name} /> {name}
            </li>
          ))}
        </ul>
      </Card>
    </>
  )
}
